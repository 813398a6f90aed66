"""The home page of each language, composed of blocks."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.models import PortalPage
from search.documents import DocumentData
from search.feeds import links

from ..blocks import HomeBlock


class HomePage(PortalPage):
    """The front door of one language; its slug is the language and its address /fr/ or /en/."""

    kind = "home"
    max_count = 2
    parent_page_types = ["wagtailcore.Page"]

    lead = models.TextField(
        _("lead"), blank=True, help_text=_("One or two sentences, for search engines and shared links.")
    )
    body = StreamField(HomeBlock(), verbose_name=_("blocks"), blank=True)

    content_panels = [*PortalPage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self):
        super().clean()
        if self.slug not in ("fr", "en"):
            raise ValidationError({"slug": _("The address of a home page is its language: fr or en.")})

    def default_description(self):
        return self.lead

    @property
    def feed_links(self):
        return links(self.language)

    def structured_data(self, context):
        from ..structured import home_data

        return home_data(self, context)

    def search_document(self):
        return DocumentData(kind="home", title=self.title, summary=self.lead)

    def get_context(self, request, *args, **kwargs):
        from ..front import Front

        context = super().get_context(request, *args, **kwargs)
        context["sections"] = Front(self, request).sections()
        return context
