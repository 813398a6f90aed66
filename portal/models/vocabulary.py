"""Language-neutral rows that every room refers to: themes, measures and places.

One row serves both languages, with a stable key and a label in each; a translated page points at the same row, so the
two languages cannot drift apart (docs/rooms.md tells why they live here and not with the practices).
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..regions import country_choices


class Labelled(models.Model):
    """A row with a stable key and a label in each language."""

    key = models.SlugField(
        _("key"), max_length=80, unique=True, help_text=_("Stable name used in addresses and exports. Never change it.")
    )

    class Meta:
        abstract = True

    label_field = "label"

    def label_in(self, language):
        """Return the label in `language` ("fr" or "en")."""
        return getattr(self, f"{self.label_field}_{language if language == 'en' else 'fr'}")

    @property
    def label(self):
        """The label in the language now active."""
        return self.label_in((get_language() or "fr")[:2])

    def __str__(self):
        return self.label


class Theme(Labelled):
    """One of the ten themes of the AIVP Agenda; its number is printed beside its label everywhere."""

    counts_uses = True

    number = models.PositiveSmallIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    label_fr = models.CharField(_("label in French"), max_length=100)
    label_en = models.CharField(_("label in English"), max_length=100)
    goals = models.CharField(
        _("Sustainable Development Goals"),
        max_length=60,
        blank=True,
        help_text=_("Numbers of the goals, separated by commas. Shown as a proposal until confirmed."),
    )
    goals_confirmed = models.BooleanField(_("goals confirmed by AIVP"), default=False)
    featured = models.PositiveSmallIntegerField(
        _("rank on the home page"),
        null=True,
        blank=True,
        help_text=_("Themes that members put first carry 1, 2, 3...; leave empty for the others."),
    )

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("key")]),
        MultiFieldPanel([FieldPanel("label_fr"), FieldPanel("label_en")], heading=_("Label")),
        FieldPanel("goals"),
        FieldPanel("goals_confirmed"),
        FieldPanel("featured"),
    ]

    class Meta:
        ordering = ["number"]
        verbose_name = _("Agenda theme")
        verbose_name_plural = _("Agenda themes")

    def __str__(self):
        return f"{self.number}. {self.label}"


class Measure(Labelled):
    """What a theme asks for. Its key is its identity; its position is only an order (AIVP's two pages disagree)."""

    counts_uses = True

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="measures", verbose_name=_("theme"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    label_fr = models.CharField(_("wording in French"), max_length=255)
    label_en = models.CharField(_("wording in English"), max_length=255)

    panels = [
        FieldRowPanel([FieldPanel("theme"), FieldPanel("position")]),
        FieldPanel("key"),
        FieldPanel("label_fr"),
        FieldPanel("label_en"),
    ]

    class Meta:
        ordering = ["theme__number", "position", "key"]
        verbose_name = _("Agenda measure")
        verbose_name_plural = _("Agenda measures")


class Place(Labelled):
    """A city or port area with its public coordinates (WGS 84, decimal degrees)."""

    counts_uses = True

    label_field = "name"
    name_fr = models.CharField(_("name in French"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    country = models.CharField(_("country"), max_length=2, choices=country_choices, help_text=_("ISO 3166-1 code."))
    region = models.CharField(
        _("province or state"),
        max_length=3,
        blank=True,
        help_text=_("Second part of the ISO 3166-2 code, such as QC or NY."),
    )
    latitude = models.FloatField(_("latitude"), validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitude = models.FloatField(_("longitude"), validators=[MinValueValidator(-180), MaxValueValidator(180)])

    panels = [
        MultiFieldPanel([FieldPanel("name_fr"), FieldPanel("name_en"), FieldPanel("key")], heading=_("Name")),
        FieldRowPanel([FieldPanel("country"), FieldPanel("region")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta:
        ordering = ["key"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
