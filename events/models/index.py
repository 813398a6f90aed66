"""The calendar of the network: what comes, what took place."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from search.facets import choice_facet, theme_facet, year_facet
from search.pages import ListingPage

from .choices import Kind


class EventIndexPage(RoutablePageMixin, ListingPage):
    """What comes, the nearest first; then what is past, by year."""

    kind = "events"
    lists = ("event",)
    subpage_types = ["events.EventPage"]
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("calendar of events")

    def facets(self, request):
        from ..listing import place_facet

        return [
            choice_facet("kind", _("Type"), Kind),
            theme_facet(request, self.language),
            place_facet(self.language),
            year_facet(),
        ]

    @classmethod
    def documents(cls, language, closed, *, day):
        from ..listing import in_order

        return in_order(super().documents(language, closed, day=day), day)

    def get_context(self, request, *args, **kwargs):
        from ..listing import listing_context

        context = super().get_context(request, *args, **kwargs)
        return context | listing_context(self, request, context["listing"])

    @path("<str:name>.ics/")
    def calendar(self, request, name):
        """Every event that anybody may read, as a calendar to subscribe to."""
        from ..views import calendar_feed

        return calendar_feed(self, request, name)
