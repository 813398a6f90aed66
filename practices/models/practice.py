"""The good-practice case: what a port city did, what came of it, and what another could take from it."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField

from members.blocks import OrganisationBlock
from portal.blocks import related_field, source_field
from portal.models import Measure, Place, PortalPage
from portal.models.mixins import WithPicture, WithThemes
from portal.validation import check_partial_date, citation_problems

from .blocks import CostBlock, IndicatorBlock
from .choices import Effort, Evidence, Status

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]
MAX_TITLE = 100
MAX_SUMMARY = 160
PARTIAL_DATE = _("Year, month or day: 2022, 2022-07 or 2022-07-01.")
TEXTS = (
    "context", "challenge", "solution", "governance", "funding", "success_factors", "limits", "transferability", "lessons",
)  # fmt: skip


class PracticePage(RoutablePageMixin, WithPicture, WithThemes, PortalPage):
    """A good-practice case, documented from sources and reviewed at a date."""

    kind = "practice"
    og_type = "article"
    subpage_types = []
    parent_page_types = ["practices.PracticeIndexPage"]
    serve_related = ("place", "picture", "main_theme")

    summary = models.TextField(
        _("summary"), validators=[MaxLengthValidator(MAX_SUMMARY)], help_text=_("160 characters at most.")
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("place"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.ACTIVE)
    start = models.CharField(_("start"), max_length=10, blank=True, help_text=PARTIAL_DATE)
    end = models.CharField(_("end"), max_length=10, blank=True, help_text=PARTIAL_DATE)
    measures = ParentalManyToManyField(Measure, blank=True, related_name="+", verbose_name=_("measures of the Agenda"))
    lead = StreamField([("actor", OrganisationBlock())], verbose_name=_("led by"), blank=True)
    partners = StreamField([("actor", OrganisationBlock())], verbose_name=_("partners"), blank=True)

    context = RichTextField(_("context"), features=TEXT_FEATURES, blank=True)
    challenge = RichTextField(_("challenge"), features=TEXT_FEATURES, blank=True)
    solution = RichTextField(_("solution"), features=TEXT_FEATURES, blank=True)
    governance = RichTextField(_("governance and participation"), features=TEXT_FEATURES, blank=True)
    indicators = StreamField([("indicator", IndicatorBlock())], verbose_name=_("results: indicators"), blank=True)
    costs = StreamField([("cost", CostBlock())], verbose_name=_("costs"), blank=True)
    funding = RichTextField(_("funding"), features=TEXT_FEATURES, blank=True)
    success_factors = RichTextField(_("success factors"), features=TEXT_FEATURES, blank=True)
    limits = RichTextField(_("limits and what did not work"), features=TEXT_FEATURES, blank=True)
    transferability = RichTextField(
        _("transferability"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Conditions another city or port should meet."),
    )
    effort = models.CharField(_("effort"), max_length=10, choices=Effort.choices, blank=True)
    lessons = RichTextField(_("lessons"), features=TEXT_FEATURES, blank=True)
    contact_role = models.CharField(_("contact (a role, not a person)"), max_length=255, blank=True)
    sources = source_field()
    related = related_field()
    evidence = models.CharField(_("evidence"), max_length=12, choices=Evidence.choices, default=Evidence.REPORTED)
    reviewed = models.DateField(_("last review"), null=True, blank=True)
    review_due = models.DateField(_("next review due"), null=True, blank=True)

    content_panels = [
        TitleFieldPanel("title", help_text=_("100 characters at most: the place, then what was done.")),
        FieldPanel("summary"),
        WithPicture.picture_panel,
        MultiFieldPanel(
            [FieldPanel("place"), FieldRowPanel([FieldPanel("status"), FieldPanel("start"), FieldPanel("end")])],
            heading=_("Where and when"),
        ),
        MultiFieldPanel(
            [*WithThemes.themes_panels, FieldPanel("measures", widget=forms.CheckboxSelectMultiple)],
            heading=_("Agenda"),
        ),
        FieldPanel("lead"),
        FieldPanel("partners"),
        *[FieldPanel(name) for name in ("context", "challenge", "solution")],
        FieldPanel("indicators", help_text=_("The first four are shown large at the top of the page.")),
        FieldPanel("governance"),
        MultiFieldPanel([FieldPanel("costs"), FieldPanel("funding")], heading=_("Costs and funding")),
        *[FieldPanel(name) for name in ("success_factors", "limits")],
        MultiFieldPanel([FieldPanel("transferability"), FieldPanel("effort")], heading=_("Transferability")),
        FieldPanel("lessons"),
        FieldPanel("contact_role"),
        FieldPanel(
            "sources", help_text=_("Texts cite a source by its rank in brackets: [2] is the second of this list.")
        ),
        FieldPanel("related", help_text=_("Left empty, cases on the same themes or in the same place are proposed.")),
        MultiFieldPanel(
            [FieldPanel("evidence"), FieldPanel("reviewed"), FieldPanel("review_due")], heading=_("Evidence and review")
        ),
    ]

    class Meta:
        verbose_name = _("good-practice case")
        verbose_name_plural = _("good-practice cases")

    def clean(self):
        super().clean()
        if len(self.title) > MAX_TITLE:
            raise ValidationError({"title": _("A case’s title holds 100 characters at most.")})
        for name in ("start", "end"):
            check_partial_date(self, name)
        if self.start and self.end and self.end[:4] < self.start[:4]:
            raise ValidationError({"end": _("A case cannot end before it starts.")})
        if self.reviewed and self.review_due and self.review_due <= self.reviewed:
            raise ValidationError({"review_due": _("The next review comes after the last one.")})

    def problems_before_publishing(self, cleaned):
        problems = super().problems_before_publishing(cleaned)
        if not cleaned.get("main_theme"):
            problems.append(("main_theme", ValidationError(_("A case has one to three themes: choose the main one."))))
        count = len(cleaned.get("sources") or [])
        for name in ("indicators", "costs"):
            for block in cleaned.get(name) or []:
                if (block.value["source"] or 0) > count:
                    message = _("“%(label)s” cites source %(number)s, which is not in the list of sources.")
                    params = {"label": block.value["label"], "number": block.value["source"]}
                    problems.append((name, ValidationError(message, params=params)))
        return problems + citation_problems(self, cleaned, TEXTS)

    @property
    def identifier(self):
        """The case's permanent identifier, the same in both languages; a copy is another case and gets its own."""
        return self.translation_key

    def default_description(self):
        return self.summary

    def structured_data(self, context):
        from ..structured import practice_data

        return practice_data(self, context)

    def social_line(self):
        from ..documents import practice_line

        return practice_line(self)

    def search_document(self):
        from ..documents import practice_document

        return practice_document(self)

    def get_context(self, request, *args, **kwargs):
        from ..display import practice_context

        return super().get_context(request, *args, **kwargs) | practice_context(self, request)

    @path("citation/<slug:form>/")
    def citation(self, request, form):
        """The citation as a file a reference manager reads: bibtex or ris."""
        from ..citations import citation_response

        return citation_response(self, form)
