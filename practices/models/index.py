"""The listing of good practices."""

from django.utils.translation import gettext_lazy as _

from search.facets import choice_facet, country_facet, region_facet, theme_facet
from search.pages import ListingPage

from .choices import Status


class PracticeIndexPage(ListingPage):
    """Every good-practice case, filtered by theme, country, province or state and status."""

    kind = "practices"
    lists = ("practice",)
    ordering = ("-date", "title")
    per_page = 18
    subpage_types = ["practices.PracticePage"]
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("listing of good practices")

    def facets(self, request):
        return [
            theme_facet(request, self.language),
            country_facet(self.language),
            region_facet(self.language),
            choice_facet("status", _("Progress"), Status),
        ]
