"""The catalogue."""

from django.utils.translation import gettext_lazy as _

from search.facets import choice_facet, theme_facet, year_facet
from search.listing import Facet
from search.pages import ListingPage

from .choices import Access, Kind


class PublicationIndexPage(ListingPage):
    """Every publication, filtered by kind, access, theme, language of the files and year."""

    kind = "publications"
    lists = ("publication",)
    ordering = ("-date", "rank", "title")
    subpage_types = ["publications.PublicationPage"]
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("catalogue of publications")

    def facets(self, request):
        from ..files import language_name

        return [
            choice_facet("kind", _("Type"), Kind),
            choice_facet("audience", _("Access"), Access),
            theme_facet(request, self.language),
            Facet(
                "language",
                _("Language of the files"),
                lambda keys: {key: name for key in sorted(keys) if (name := language_name(key))},
            ),
            year_facet(),
        ]

    def get_context(self, request, *args, **kwargs):
        from ..display import catalogue_rows

        context = super().get_context(request, *args, **kwargs)
        context["rows"] = catalogue_rows(context["listing"].rows)
        return context
