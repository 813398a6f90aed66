"""Filters that several listings share."""

from django.utils.translation import gettext_lazy as _

from portal.regions import country_name, region_name

from .listing import Facet
from .vocabulary import theme_marks


def theme_facet(request, language):
    """Filter by theme of the Agenda, in the order of the Agenda."""
    marks = theme_marks(request, language)
    numbers = {key: mark["number"] for key, mark in marks.items()}
    return Facet(
        "theme",
        _("Theme"),
        lambda keys: {key: marks[key]["label"] for key in keys if key in marks},
        order=lambda value: numbers[value["key"]],
        numbers=numbers,
    )


def country_facet(language):
    """Filter by country (ISO 3166-1 keys)."""
    return Facet(
        "country", _("Country"), lambda keys: {key: country_name(key, language) for key in keys if len(key) == 2}
    )


def region_facet(language):
    """Filter by province or state; keys are full ISO 3166-2 codes, such as CA-QC."""
    return Facet(
        "region",
        _("Province or state"),
        lambda keys: {key: name for key in keys if (name := region_name(*key.partition("-")[::2], language))},
    )


def choice_facet(name, label, choices):
    """Filter by a field with choices (a `TextChoices` class)."""
    labels = dict(choices.choices)
    return Facet(name, label, lambda keys: {key: str(labels[key]) for key in keys if key in labels})


def year_facet():
    """Filter by year, the latest first."""
    return Facet(
        "year",
        _("Year"),
        lambda keys: {key: key for key in keys if key.isdigit() and len(key) == 4},
        order=lambda value: -int(value["key"]),
    )
