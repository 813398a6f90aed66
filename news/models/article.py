"""The news article."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from portal.blocks import body_blocks
from portal.blocks.media import pictures_without_text
from portal.models import PortalPage

from .choices import Category
from .mixins import NewsPage


class NewsArticlePage(NewsPage):
    """What the office or the network announces, with its sources."""

    kind = "article"

    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("A word or two over the title, such as “Prize”.")
    )
    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day of the news; listings follow it.")
    )
    category = models.CharField(_("category"), max_length=12, choices=Category.choices, default=Category.NETWORK)
    body = StreamField(
        body_blocks(), verbose_name=_("body"), help_text=_("Cite a source of the list below by its rank: [2].")
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("kicker"),
        FieldPanel("lead"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("date"), FieldPanel("category")])], heading=_("When and what")),
        NewsPage.picture_panel,
        FieldPanel("body"),
        *NewsPage.closing_panels,
    ]

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")

    def search_document(self):
        from ..display import article_document

        return article_document(self)

    def structured_data(self, context):
        from ..structured import article_data

        return article_data(self, context)

    def social_line(self):
        from ..display import article_line

        return article_line(self)

    def get_context(self, request, *args, **kwargs):
        from ..display import article_contents

        return super().get_context(request, *args, **kwargs) | {"contents": article_contents(self)}

    def problems_before_publishing(self, cleaned):
        problems = super().problems_before_publishing(cleaned)
        message = _(
            "“%(picture)s” has no alternative text in both languages. Open the image and describe it, or mark it decorative."
        )
        for image in pictures_without_text(cleaned.get("body")):
            problems.append(("body", ValidationError(message, params={"picture": image.title})))
        return problems

    def cited_texts(self, cleaned):
        for block in cleaned.get("body") or []:
            if block.block_type == "text":
                yield "body", block.value.source
