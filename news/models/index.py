"""The listing of news and mission reports."""

from itertools import groupby

from django.utils.translation import gettext_lazy as _

from search.facets import theme_facet, year_facet
from search.listing import Facet
from search.pages import ListingPage

from .choices import category_label


class NewsIndexPage(ListingPage):
    """Every article and mission report, the latest first, by year."""

    kind = "news"
    lists = ("article", "report")
    subpage_types = ["news.NewsArticlePage", "news.MissionReportPage"]
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("listing of news")

    def facets(self, request):
        labels = Facet(
            "category", _("Category"), lambda keys: {key: str(label) for key in keys if (label := category_label(key))}
        )
        return [theme_facet(request, self.language), year_facet(), labels]

    def get_context(self, request, *args, **kwargs):
        from ..display import as_news_row

        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        listed = [as_news_row(row, self.language) for row in listing.rows]
        latest = None
        if listed and listing.page.number == 1 and not any(listing.chosen.values()):
            latest, *listed = listed
            if latest["picture"]:
                latest["picture"]["eager"] = True
        years = groupby(listed, key=lambda row: row["date"].year if row["date"] else None)
        context |= {"latest": latest, "years": [(year, list(rows)) for year, rows in years]}
        return context
