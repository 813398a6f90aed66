"""Blocks that pages of text have beside those of every body: facts, a story told by dates, numbered points."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks import body_blocks
from portal.blocks.records import MONTHLY_DATE

TEXT_FEATURES = ["bold", "italic", "link"]


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=60)
    value = blocks.CharBlock(label=_("Value"), max_length=200)

    class Meta:
        icon = "info-circle"
        label = _("Fact")


class MomentBlock(blocks.StructBlock):
    date = blocks.RegexBlock(
        label=_("Date"), regex=MONTHLY_DATE, help_text=_("Year, month or day: 2026, 2026-11 or 2026-11-22."),
        error_messages={"invalid": _("Write a year, a month or a day: 2026, 2026-11 or 2026-11-22.")},
    )  # fmt: skip
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)


class TimelineBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)
    moments = blocks.ListBlock(MomentBlock(), label=_("Dates"), min_num=1)

    class Meta:
        icon = "date"
        label = _("Story by dates")
        description = _("Dates one below the other, each with a sentence.")
        template = "home/blocks/timeline.html"
        preview_value = {
            "heading": _("How it was decided"),
            "moments": [{"date": "2026-01-15", "text": _("<p>What happened that day.</p>")}],
        }


class PointBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)
    note = blocks.RichTextBlock(label=_("Note beside it"), features=TEXT_FEATURES, required=False)


class PointsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)
    note_heading = blocks.CharBlock(label=_("Heading of the notes"), max_length=80, required=False)
    points = blocks.ListBlock(PointBlock(), label=_("Points"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Numbered points")
        description = _("Large numbers down the page, each with a heading, a text and a note.")
        template = "home/blocks/points.html"
        preview_value = {
            "heading": _("Five missions"),
            "points": [{"heading": _("Meet every member"), "text": _("<p>What it takes.</p>")}],
        }


WIDE = ("timeline", "points")


def page_blocks():
    """Return the blocks of a standard page: those of every body, then the two wide ones."""
    return [*body_blocks(), ("timeline", TimelineBlock()), ("points", PointsBlock())]
