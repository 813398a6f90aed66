"""The AIVP Agenda: one page for the ten themes, one page for each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from portal.models import Measure, PortalPage, Theme
from search.documents import DocumentData, plain_text
from search.pages import ListingPage
from search.rows import documents, rows
from search.vocabulary import theme_marks

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class AgendaPage(ListingPage):
    """Presents the ten themes, each with its question and its depth: the number of practices documented."""

    kind = "agenda"
    lists = ("theme",)
    ordering = ("rank",)
    per_page = 100
    subpage_types = ["practices.ThemePage"]
    parent_page_types = ["home.HomePage"]

    body = RichTextField(_("presentation"), features=["h2", *TEXT_FEATURES], blank=True)

    content_panels = [*ListingPage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("Agenda")


class ThemePage(PortalPage):
    """A theme: what it asks, what was done, who works on it, what to read, what comes."""

    kind = "theme"
    subpage_types = []
    parent_page_types = ["practices.AgendaPage"]
    serve_related = ("theme",)

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", verbose_name=_("theme"))
    presentation = RichTextField(_("presentation"), features=TEXT_FEATURES, blank=True)
    questions = StreamField(
        [("question", blocks.CharBlock(max_length=300, label=_("Question")))], verbose_name=_("questions it asks"), blank=True
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("theme"),
        FieldPanel("presentation"),
        FieldPanel("questions"),
    ]

    class Meta:
        verbose_name = _("Agenda theme page")
        verbose_name_plural = _("Agenda theme pages")

    def default_description(self):
        from django.utils.html import strip_tags
        from django.utils.text import Truncator

        return Truncator(strip_tags(self.presentation)).chars(155)

    def search_document(self):
        first = next(iter(self.questions), None)
        return DocumentData(
            kind="theme",
            title=self.theme.label_in(self.language),
            summary=self.description,
            body=plain_text(self),
            rank=self.theme.number,
            terms={"theme": [self.theme.key]},
            card={"themes": [self.theme.key], "question": str(first.value) if first else "", "number": self.theme.number},
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        about = documents(request, self.language).with_term("theme", self.theme.key).exclude(pk=self.pk)
        found = rows(request, about.order_by("-date", "title"), self.language)
        by_kind = {}
        for row in found:
            by_kind.setdefault(row["kind"], []).append(row)
        context |= {
            "theme": self.theme,
            "mark": theme_marks(request, self.language).get(self.theme.key),
            "measures": Measure.objects.filter(theme=self.theme),
            "by_kind": by_kind,
            "practices": by_kind.get("practice", []),
            "members": by_kind.get("member", []),
            "publications": by_kind.get("publication", []),
            "news": by_kind.get("article", []) + by_kind.get("report", []),
            "events": by_kind.get("event", []),
        }
        return context
