"""The mission report: what a delegation went for, and what it brought home."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from portal.blocks.body import LinkBlock
from portal.models import Place, PortalPage

from ..outcomes import GROUPS, fill_keys, repeated_keys
from .blocks import OutcomeBlock
from .mixins import NewsPage


def _lines(name, label, max_length=255):
    """Return a StreamField of short lines of text."""
    return StreamField([("line", blocks.CharBlock(label=label, max_length=max_length))], verbose_name=name, blank=True)


def _outcomes(name):
    return StreamField([("outcome", OutcomeBlock())], verbose_name=name, blank=True)


class MissionReportPage(NewsPage):
    """A report in the form the City of Québec gave it: objectives, then what makes the city shine, learn and attract."""

    kind = "report"
    serve_related = ("place",)

    event_name = models.CharField(
        _("event"), max_length=200, help_text=_("The conference or visit the mission was for.")
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("place"))
    date_from = models.DateField(_("first day"))
    date_to = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave empty for a single day."))
    participants = _lines(_("participants"), _("Participant"))
    objectives = _lines(_("objectives"), _("Objective"), max_length=500)
    shine = _outcomes(_("the city shines"))
    learn = _outcomes(_("the city learns"))
    attract = _outcomes(_("the city attracts"))
    partners = _lines(_("partners met"), _("Partner"))
    press_links = StreamField([("link", LinkBlock())], verbose_name=_("press links"), blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("event_name"),
                FieldPanel("place"),
                FieldRowPanel([FieldPanel("date_from"), FieldPanel("date_to")]),
            ],
            heading=_("Event"),
        ),
        NewsPage.picture_panel,
        FieldPanel("participants"),
        FieldPanel("objectives", help_text=_("Numbered in this order.")),
        MultiFieldPanel(
            [FieldPanel(name) for name in GROUPS],
            heading=_("Outcomes"),
            help_text=_("Cite a source of the list below by its rank: [2]."),
        ),
        FieldPanel("partners"),
        FieldPanel("press_links"),
        *NewsPage.closing_panels,
    ]

    class Meta:
        verbose_name = _("mission report")
        verbose_name_plural = _("mission reports")

    @property
    def date(self):
        """The day listings follow: the last of the mission."""
        return self.date_to or self.date_from

    def clean(self):
        super().clean()
        if self.date_from and self.date_to and self.date_to < self.date_from:
            raise ValidationError({"date_to": _("A mission cannot end before it begins.")})
        fill_keys(self)
        for name, key in repeated_keys(self):
            message = _(
                "Two outcomes have the address “%(key)s” on the page, or the page needs it for itself: change one."
            )
            raise ValidationError({name: ValidationError(message, params={"key": key})})

    def problems_before_publishing(self, cleaned):
        problems = super().problems_before_publishing(cleaned)
        if not cleaned.get("objectives"):
            problems.append(
                ("objectives", ValidationError(_("A report says what the mission went for: give its objectives.")))
            )
        if not any(cleaned.get(name) for name in GROUPS):
            problems.append((GROUPS[0], ValidationError(_("A report needs one outcome at least."))))
        return problems

    def cited_texts(self, cleaned):
        for name in GROUPS:
            for block in cleaned.get(name) or []:
                yield name, block.value["text"].source

    def structured_data(self, context):
        from ..structured import report_data

        return report_data(self, context)

    def social_line(self):
        from ..display import report_line

        return report_line(self)

    def search_document(self):
        from ..display import report_document

        return report_document(self)

    def get_context(self, request, *args, **kwargs):
        from ..display import report_context

        context = super().get_context(request, *args, **kwargs)
        return context | report_context(self, request)
