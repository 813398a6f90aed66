"""The listing of programmes of cooperation."""

from itertools import groupby

from django.utils.translation import gettext_lazy as _

from search.facets import choice_facet, country_facet, theme_facet
from search.pages import ListingPage

from .choices import Status, status_label

#: A shorter listing is read at a glance: filters would take more room than what they sort.
FILTERED_FROM = 9


class ProgrammeIndexPage(ListingPage):
    """Every programme, by status: what is under way first, then what comes, then what is over."""

    kind = "programmes"
    lists = ("programme",)
    ordering = ("rank", "-date", "title")
    per_page = 24
    subpage_types = ["cooperation.ProgrammePage"]
    parent_page_types = ["home.HomePage"]
    footer_groups = ("portal", "office")

    class Meta:
        verbose_name = _("listing of cooperation programs")

    def facets(self, request):
        return [
            choice_facet("status", _("Status"), Status),
            theme_facet(request, self.language),
            country_facet(self.language),
        ]

    def get_context(self, request, *args, **kwargs):
        from ..display import as_entry

        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        found = groupby((as_entry(row, self.language) for row in listing.rows), key=lambda row: row.get("status", ""))
        return context | {
            "groups": [
                {"status": status, "label": status_label(status), "entries": list(rows)} for status, rows in found
            ],
            "with_filters": any(listing.chosen.values()) or listing.total >= FILTERED_FROM,
        }
