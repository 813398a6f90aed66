"""What the search adds to the admin: the synonyms, and the report of the queries."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .report_view import MAY_READ, SearchesReportView
from .synonyms_admin import SynonymViewSet

# Beside the reference data: their group is made by a room above, which this one may not import.
register_snippet(SynonymViewSet(add_to_admin_menu=True, menu_order=321))


class SearchesMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MAY_READ)


@hooks.register("register_admin_urls")
def searches_addresses():
    return [
        path("reports/searches/", SearchesReportView.as_view(), name="searches_report"),
        path(
            "reports/searches/results/", SearchesReportView.as_view(results_only=True), name="searches_report_results"
        ),
    ]


@hooks.register("register_reports_menu_item")
def searches_menu_item():
    return SearchesMenuItem(_("Searches"), reverse("searches_report"), name="searches", icon_name="search", order=600)


@hooks.register("register_permissions")
def searches_permission():
    """Offer the right to read the report in the form of a group."""
    app, _dot, codename = MAY_READ.partition(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
