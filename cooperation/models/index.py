"""The listing of programmes of cooperation."""

from itertools import groupby

from django.utils.translation import gettext_lazy as _

from search.facets import choice_facet, country_facet, theme_facet
from search.pages import ListingPage

from .choices import HEADINGS, Status

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
            choice_facet("status", _("Progress"), Status),
            theme_facet(request, self.language),
            country_facet(self.language),
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        found = groupby(listing.rows, key=lambda row: row.get("status", ""))
        return context | {
            "groups": [
                {"status": status, "label": HEADINGS.get(status, ""), "entries": list(rows)} for status, rows in found
            ],
            "with_filters": any(listing.chosen.values()) or listing.total >= FILTERED_FROM,
        }
