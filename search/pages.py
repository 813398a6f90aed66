"""The base of every page that lists others: an introduction, filters, rows from the search documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.models import PortalPage
from portal.structured import item_list, web_page

from .documents import DocumentData
from .feeds import links
from .listing import Listing
from .models import SearchDocument


class ListingPage(PortalPage):
    """A section's index. What it lists comes from the documents of `lists`, as the reader may see them."""

    lists = ()
    per_page = 20
    ordering = ("-date", "-pk")
    with_pictures = True
    max_count_per_parent = 1

    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences under the title."))

    content_panels = [*PortalPage.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True

    def facets(self, request):
        """Return the `search.listing.Facet` filters of this listing."""
        return []

    @classmethod
    def documents(cls, language, closed, *, day):
        """Return, in order, the documents that the listing starts from, outside the subtrees `closed` (`access.closed_for`).

        `day` is today's, as text (ISO 8601), for those who ask it. Nothing else may be read: the query is kept (`portal.prepared`).
        """
        found = SearchDocument.objects.in_language(language).outside(closed)
        return found.of_kind(*cls.lists).order_by(*cls.ordering)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = Listing(
            request,
            type(self).documents,
            self.facets(request),
            language=self.language,
            per_page=self.per_page,
            with_pictures=self.with_pictures,
        )
        return context

    @property
    def feed_links(self):
        return links(self.language, self.lists)

    def structured_data(self, context):
        rows = context["listing"].rows if "listing" in context else []
        total = context["listing"].total if "listing" in context else 0
        listed = item_list(context["site_chrome"], rows, total)
        return [web_page(self, context, "CollectionPage", mainEntity=listed)]

    def default_description(self):
        return self.lead

    def search_document(self):
        return DocumentData(kind=self.kind, title=self.title, summary=self.lead)
