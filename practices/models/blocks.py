"""The repeated records of a case: what was measured, what it cost."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

YEARS = r"^\d{4}([-–]\d{4})?$"
YEARS_HELP = _("Write a year, or two joined by a hyphen: 2024 or 2020-2024.")
CURRENCIES = [("CAD", "CAD"), ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP")]


class IndicatorBlock(blocks.StructBlock):
    """One result: never without its year and its source."""

    label = blocks.CharBlock(label=_("What is measured"), max_length=200)
    value = blocks.CharBlock(
        label=_("Value"), max_length=30, help_text=_("A number with a point, such as 2600000 or -5.5; or a few words.")
    )
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=60)
    year = blocks.RegexBlock(label=_("Year"), regex=YEARS, max_length=20, error_messages={"invalid": YEARS_HELP})
    source = blocks.IntegerBlock(
        label=_("Source number"), min_value=1, help_text=_("Rank of the source in the list below.")
    )

    class Meta:
        icon = "order"
        label = _("Indicator")
        label_format = "{label}: {value}"


class CostBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What was paid for"), max_length=200)
    amount = blocks.DecimalBlock(label=_("Amount"), max_digits=16, decimal_places=2, min_value=0)
    currency = blocks.ChoiceBlock(label=_("Currency"), choices=CURRENCIES, default="CAD")
    year = blocks.RegexBlock(
        label=_("Year"), regex=YEARS, max_length=20, required=False, error_messages={"invalid": YEARS_HELP}
    )
    source = blocks.IntegerBlock(label=_("Source number"), min_value=1, required=False)

    class Meta:
        icon = "decimal"
        label = _("Cost")
        label_format = "{label}: {amount} {currency}"
