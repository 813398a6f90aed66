"""The repeated records of a case: who runs it, what was measured, what it cost."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.choosers import LoadedSnippetBlock
from portal.blocks.records import validate_exactly_one

CURRENCIES = [("CAD", "CAD"), ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP")]


class ActorBlock(blocks.StructBlock):
    """An organisation that leads or takes part: one of the portal's, or a name when it has no row."""

    organisation = LoadedSnippetBlock("members.Organisation", label=_("Organization"), required=False)
    name = blocks.CharBlock(label=_("or its name"), required=False, max_length=200)

    class Meta:
        icon = "group"
        label = _("Organization")

    def clean(self, value):
        cleaned = super().clean(value)
        validate_exactly_one(cleaned, "organisation", "name", _("Choose an organization or write a name, not both."))
        return cleaned


class IndicatorBlock(blocks.StructBlock):
    """One result: never without its year and its source."""

    label = blocks.CharBlock(label=_("What is measured"), max_length=200)
    value = blocks.CharBlock(label=_("Value"), max_length=30, help_text=_("A number with a point, such as 2600000 or -5.5; or a few words."))
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=60)
    year = blocks.CharBlock(label=_("Year"), max_length=20)
    source = blocks.IntegerBlock(label=_("Source number"), min_value=1, help_text=_("Rank of the source in the list below."))

    class Meta:
        icon = "order"
        label = _("Indicator")
        label_format = "{label}: {value}"


class CostBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What was paid for"), max_length=200)
    amount = blocks.DecimalBlock(label=_("Amount"), max_digits=16, decimal_places=2, min_value=0)
    currency = blocks.ChoiceBlock(label=_("Currency"), choices=CURRENCIES, default="CAD")
    year = blocks.CharBlock(label=_("Year"), max_length=20, required=False)
    source = blocks.IntegerBlock(label=_("Source number"), min_value=1, required=False)

    class Meta:
        icon = "decimal"
        label = _("Cost")
        label_format = "{label}: {amount} {currency}"
