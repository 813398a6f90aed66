"""The programme of cooperation: who works with whom, on what, and for how long."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from members.models import Organisation
from portal.blocks import anchors, body_blocks, related_field, source_field
from portal.blocks.media import pictures_without_text
from portal.citing import unknown_citations
from portal.models import Place, PortalPage
from portal.models.mixins import WithPicture, WithThemes
from portal.validation import check_partial_date

from ..periods import ends_before_it_starts
from .blocks import AxisBlock, PartnerBlock
from .choices import Status

PARTIAL_DATE = _("Year, month or day: 2022, 2022-07 or 2022-07-01.")
MAX_SUMMARY = 300
#: Identifiers of the page: no axis may take one.
RESERVED = anchors.OF_THE_FRAME | {"axes", "partners", "period"}


class ProgrammePage(WithPicture, WithThemes, PortalPage):
    """A programme of cooperation. Places and organisations are language-neutral rows, so both languages name the same ones."""

    kind = "programme"
    subpage_types = []
    parent_page_types = ["cooperation.ProgrammeIndexPage"]

    summary = models.TextField(
        _("summary"),
        max_length=MAX_SUMMARY,
        help_text=_("Who does what with whom, in one or two sentences. Shown in listings."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    start = models.CharField(_("start"), max_length=10, blank=True, help_text=PARTIAL_DATE)
    end = models.CharField(_("end"), max_length=10, blank=True, help_text=PARTIAL_DATE)
    partners = StreamField([("partner", PartnerBlock())], verbose_name=_("partners"), blank=True)
    axes = StreamField([("axis", AxisBlock())], verbose_name=_("axes"), blank=True)
    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)
    places = ParentalManyToManyField(Place, blank=True, related_name="+", verbose_name=_("places"))
    members = ParentalManyToManyField(
        Organisation,
        blank=True,
        related_name="+",
        verbose_name=_("members concerned"),
        help_text=_("Besides the partners. The program is listed on the profile of each."),
    )
    sources = source_field()
    related = related_field()
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Made for the demonstration: marked wherever it is named.")
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("status"), FieldRowPanel([FieldPanel("start"), FieldPanel("end")])], heading=_("Period")
        ),
        WithPicture.picture_panel,
        FieldPanel("partners"),
        FieldPanel("axes", help_text=_("Numbered in this order. Each has an address of its own on the page.")),
        FieldPanel("body", help_text=_("Cite a source of the list below by its rank: [2].")),
        WithThemes.themes_panel,
        MultiFieldPanel(
            [
                FieldPanel("places", widget=forms.CheckboxSelectMultiple),
                FieldPanel("members", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Places and members"),
            classname="collapsed",
        ),
        FieldPanel("sources"),
        FieldPanel("related"),
        FieldPanel("is_sample"),
    ]

    class Meta:
        verbose_name = _("cooperation program")
        verbose_name_plural = _("cooperation programs")

    def clean(self):
        super().clean()
        for name in ("start", "end"):
            check_partial_date(self, name)
        if ends_before_it_starts(self.start, self.end):
            raise ValidationError({"end": _("A program cannot end before it starts.")})
        axes = [block.value for block in self.axes]
        anchors.fill_keys(axes, RESERVED, nameless="axis")
        for _rank, key in anchors.repeated_keys(axes, RESERVED):
            message = _("Two axes have the address “%(key)s” on the page, or the page needs it for itself: change one.")
            raise ValidationError({"axes": ValidationError(message, params={"key": key})})

    def problems_before_publishing(self, cleaned):
        problems = super().problems_before_publishing(cleaned)
        if not cleaned.get("partners"):
            problems.append(
                ("partners", ValidationError(_("A program says who cooperates: give one partner at least.")))
            )
        message = _(
            "“%(picture)s” has no alternative text in both languages. Open the image and describe it, or mark it decorative."
        )
        for image in pictures_without_text(cleaned.get("body")):
            problems.append(("body", ValidationError(message, params={"picture": image.title})))
        count = len(cleaned.get("sources") or [])
        message = _("This text cites source %(number)s, which is not in the list of sources.")
        for name, html in self.cited_texts(cleaned):
            for number in unknown_citations(html, count):
                problems.append((name, ValidationError(message, params={"number": number})))
        return problems

    @staticmethod
    def cited_texts(cleaned):
        """Yield (field name, HTML) of every text in which [n] cites a source."""
        for block in cleaned.get("axes") or []:
            yield "axes", block.value["text"].source
        for block in cleaned.get("body") or []:
            if block.block_type == "text":
                yield "body", block.value.source

    def default_description(self):
        return self.summary

    def structured_data(self, context):
        from ..structured import programme_data

        return programme_data(self, context)

    def social_line(self):
        from ..documents import programme_line

        return programme_line(self)

    def search_document(self):
        from ..documents import programme_document

        return programme_document(self)

    def get_context(self, request, *args, **kwargs):
        from ..display import programme_context

        return super().get_context(request, *args, **kwargs) | programme_context(self, request)
