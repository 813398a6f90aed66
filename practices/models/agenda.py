"""The AIVP Agenda: one page for the ten themes, one page for each."""

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from portal.citing import without_citations
from portal.models import PortalPage, Theme
from portal.sentences import opening_sentences
from search import feeds
from search.pages import ListingPage
from search.vocabulary import counted_marks

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class FactBlock(blocks.StructBlock):
    """One fact of the margin, such as “Ratified: Riga, June 7, 2019”."""

    label = blocks.CharBlock(label=_("Label"), max_length=60)
    value = blocks.CharBlock(label=_("Fact"), max_length=160)

    class Meta:
        icon = "info-circle"
        label = _("Fact")
        label_format = "{label}: {value}"


class AgendaPage(ListingPage):
    """Presents the ten themes, each with its question and its depth: the number of practices documented."""

    kind = "agenda"
    lists = ("theme",)
    ordering = ("rank",)
    per_page = 100
    with_pictures = False
    subpage_types = ["practices.ThemePage"]
    parent_page_types = ["home.HomePage"]

    heading = models.CharField(
        _("heading"), max_length=160, blank=True, help_text=_("Shown at the top of the page instead of its title.")
    )
    facts = StreamField([("fact", FactBlock())], verbose_name=_("facts"), blank=True, max_num=6)
    body = RichTextField(_("presentation"), features=["h2", *TEXT_FEATURES], blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        FieldPanel("facts"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("Agenda")

    def structured_data(self, context):
        from ..structured import agenda_data

        return agenda_data(self, context)

    def get_context(self, request, *args, **kwargs):
        from ..themes import agenda_context

        themes = counted_marks(request, self.language, "practice")
        context = super().get_context(request, *args, **kwargs)
        return context | agenda_context(self, request, context["listing"], themes)


class ThemePage(PortalPage):
    """A theme: what it asks, what was done, who works on it, what to read, what comes."""

    kind = "theme"
    subpage_types = []
    parent_page_types = ["practices.AgendaPage"]
    serve_related = ("theme",)

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", verbose_name=_("theme"))
    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("Beside the numeral; without one, the first sentences of the presentation take its place."),
    )
    presentation = RichTextField(_("presentation"), features=TEXT_FEATURES, blank=True)
    questions = StreamField(
        [("question", blocks.CharBlock(max_length=300, label=_("Question")))], verbose_name=_("questions it asks"), blank=True,
        help_text=_("The first one is also shown on the Agenda’s page."),
    )  # fmt: skip

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("theme"),
        FieldPanel("lead"),
        FieldPanel("presentation"),
        FieldPanel("questions"),
    ]

    class Meta:
        verbose_name = _("Agenda theme page")
        verbose_name_plural = _("Agenda theme pages")

    def opening(self):
        """Return the lead, or the first sentences of the presentation."""
        return self.lead or Truncator(strip_tags(self.presentation.replace("<", " <")).strip()).chars(320)

    def default_description(self):
        return opening_sentences(without_citations(self.opening()))

    @property
    def feed_links(self):
        theme_feed = feeds.of_theme(self.theme, self.language)
        return [{"title": str(theme_feed.title), "url": theme_feed.url(self.language)}]

    def structured_data(self, context):
        from ..structured import theme_data

        return theme_data(self, context)

    def social_line(self):
        return gettext("Theme of the AIVP Agenda")

    def search_document(self):
        from ..documents import theme_document

        return theme_document(self)

    def get_context(self, request, *args, **kwargs):
        from ..themes import theme_context

        return super().get_context(request, *args, **kwargs) | theme_context(self, request)
