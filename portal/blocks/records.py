"""Repeated records that several page types keep: sources and related pages."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from .choosers import LoadedPageBlock

MONTHLY_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class SourceBlock(blocks.StructBlock):
    """Where a statement comes from. Texts cite it by its rank: [2] is the second source of the list."""

    title = blocks.CharBlock(label=_("Title"), max_length=255)
    publisher = blocks.CharBlock(label=_("Publisher"), max_length=160)
    url = blocks.URLBlock(label=_("Address"), required=False, max_length=600)
    language = blocks.ChoiceBlock(
        label=_("Language"),
        choices=[("fr", _("French")), ("en", _("English")), ("pt", _("Portuguese")), ("es", _("Spanish"))],
        default="fr",
    )
    accessed = blocks.RegexBlock(
        label=_("Read on"), regex=MONTHLY_DATE, required=False, help_text=_("Year, month or day: 2026, 2026-11 or 2026-11-22."),
        error_messages={"invalid": _("Write a year, a month or a day: 2026, 2026-11 or 2026-11-22.")},
    )  # fmt: skip
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("primary", _("primary source")), ("secondary", _("secondary source"))],
        default="primary",
    )

    class Meta:
        icon = "openquote"
        label = _("Source")
        label_format = "{title}"


class RelatedPageBlock(blocks.StructBlock):
    """A page worth reading beside this one, and why."""

    page = LoadedPageBlock(label=_("Page"))
    reason = blocks.CharBlock(
        label=_("Reason"), required=False, max_length=300, help_text=_("Shown to readers under the title.")
    )

    class Meta:
        icon = "link"
        label = _("Related page")


def source_field():
    """Return a StreamField of sources, in the order in which texts number them."""
    return StreamField([("source", SourceBlock())], verbose_name=_("sources"), blank=True)


def related_field():
    """Return a StreamField of related pages with reasons."""
    return StreamField([("related", RelatedPageBlock())], verbose_name=_("related pages"), blank=True, max_num=8)


def validate_exactly_one(value, first, second, message):
    """Raise a block validation error on `first` unless exactly one of the two fields is filled."""
    if bool(value.get(first)) == bool(value.get(second)):
        raise blocks.StructBlockValidationError(block_errors={first: ValidationError(message)})
