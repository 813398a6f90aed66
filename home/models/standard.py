"""Pages of plain content: the office, its missions, accessibility, privacy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from members.display import source_rows
from portal import prefetch
from portal.blocks import related_field, source_field
from portal.headings import heading_id, headings
from portal.models import PortalImage, PortalPage
from portal.models.mixins import WithPicture
from portal.pictures import picture
from search.documents import DocumentData, plain_text

from ..page_blocks import WIDE, FactBlock, page_blocks
from ..reading import surroundings

LONG = 3  # parts from which a page gets a table of contents


class StandardPage(WithPicture, PortalPage):
    """A page of text and blocks, at any place under the home page."""

    kind = "standard"
    #: In the menu it is the office's; outside of it, what every site has to say (accessibility, privacy).
    footer_groups = ("office", "practical")

    heading = models.CharField(
        _("heading"),
        max_length=160,
        blank=True,
        help_text=_("Shown at the top of the page instead of its title, which menus show."),
    )
    lead = models.TextField(_("lead"), blank=True)
    facts = StreamField(
        [("fact", FactBlock())],
        verbose_name=_("facts"),
        blank=True,
        max_num=8,
        help_text=_("In the margin, beside the text."),
    )
    body = StreamField(page_blocks(), verbose_name=_("body"), blank=True)
    sources = source_field()
    related = related_field()

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        WithPicture.picture_panel,
        FieldPanel("facts"),
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
        return DocumentData(
            kind="standard",
            title=self.title,
            summary=self.description,
            body=plain_text(self),
            picture_id=self.picture_id,
        )

    def get_context(self, request, *args, **kwargs):
        around = surroundings(self, request, images=[self.picture_id], children=True)
        context = super().get_context(request, *args, **kwargs)
        parts, runs = self._parts()
        return (
            context
            | around
            | {
                "runs": runs,
                "contents": parts if len(parts) >= LONG else [],
                "sources": source_rows(self),
                "picture": picture(
                    prefetch.get(PortalImage, self.picture_id),
                    self.language,
                    make=getattr(request, "is_preview", False),
                ),
            }
        )

    def _parts(self):
        """Return the parts of the text, and its blocks in runs: a column of text, or one wide block."""
        parts, runs = [], []
        for block in self.body:
            if block.block_type in WIDE:
                title = block.value.get("heading")
                parts += [{"id": heading_id(title), "title": title}] if title else []
                runs.append({"wide": block, "id": heading_id(title) if title else "", "land": len(runs) % 4 == 3})
                continue
            if block.block_type == "text":
                parts += headings(block.value.source)
            if not runs or "blocks" not in runs[-1]:
                runs.append({"blocks": []})
            runs[-1]["blocks"].append(block)
        return parts, runs
