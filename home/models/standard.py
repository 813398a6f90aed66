"""Pages of plain content: the office, its missions, accessibility, privacy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal import prefetch
from portal.blocks import body_blocks, related_field, source_field
from portal.models import PortalPage
from search.documents import DocumentData, plain_text


class StandardPage(PortalPage):
    """A page of text and blocks, at any place under the home page."""

    kind = "standard"

    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)
    sources = source_field()
    related = related_field()

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("sources"),
        FieldPanel("related"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def default_description(self):
        return self.lead

    def search_document(self):
        return DocumentData(kind="standard", title=self.title, summary=self.description, body=plain_text(self))

    def get_context(self, request, *args, **kwargs):
        prefetch.load(self)
        return super().get_context(request, *args, **kwargs)
