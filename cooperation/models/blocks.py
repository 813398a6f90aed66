"""The repeated records of a programme: what it works on, and with whom."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.choosers import LoadedSnippetBlock

AXIS_FEATURES = ["bold", "italic", "ol", "ul", "link"]
KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class AxisBlock(blocks.StructBlock):
    """One thing the partners undertook. Its key is its address on the page, the same in both languages."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=AXIS_FEATURES)
    key = blocks.RegexBlock(
        label=_("Address on the page"),
        regex=KEY,
        required=False,
        max_length=60,
        help_text=_(
            "Small letters, figures and hyphens. Left empty, it is made from the heading. Never change it once others link to it."
        ),
        error_messages={"invalid": _("Use small letters without accents, figures and hyphens: training-pilots.")},
    )

    class Meta:
        icon = "list-ol"
        label = _("Axis")
        label_format = "{heading}"


class PartnerBlock(blocks.StructBlock):
    """A partner: an organisation of the portal, a name when it has no row, or both; and what it does."""

    organisation = LoadedSnippetBlock("members.Organisation", label=_("Organization"), required=False)
    name = blocks.CharBlock(
        label=_("Name"), required=False, max_length=200,
        help_text=_("When it is not in the list, or is to be printed otherwise here. In the language of the page."),
    )  # fmt: skip
    is_port = blocks.BooleanBlock(
        label=_("A port"),
        required=False,
        help_text=_("For a name that is not in the list: a port’s is set in italics."),
    )
    role = blocks.CharBlock(
        label=_("Role"), required=False, max_length=160, help_text=_("What it brings or answers for.")
    )

    class Meta:
        icon = "group"
        label = _("Partner")

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned.get("organisation") and not cleaned.get("name"):
            message = _("Choose an organization or write its name.")
            raise blocks.StructBlockValidationError(block_errors={"organisation": ValidationError(message)})
        return cleaned
