"""The repeated records of a programme: what it works on, and with whom."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from members.blocks import OrganisationBlock
from portal.blocks.anchors import key_field

AXIS_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class AxisBlock(blocks.StructBlock):
    """One thing the partners undertook. Its key is its address on the page, the same in both languages."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=AXIS_FEATURES)
    key = key_field()

    class Meta:
        icon = "list-ol"
        label = _("Axis")
        label_format = "{heading}"


class PartnerBlock(OrganisationBlock):
    """A partner, and what it does."""

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
