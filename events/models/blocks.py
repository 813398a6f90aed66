"""The programme of an event: days, their sessions, and who speaks."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from members.blocks import NamedBlock, OrganisationBlock
from portal.blocks.anchors import key_field
from portal.blocks.choosers import LoadedSnippetBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class OrganizerBlock(OrganisationBlock):
    class Meta:
        icon = "group"
        label = _("Organizer")
        label_format = "{name} {organisation}"


class SpeakerBlock(NamedBlock):
    name = blocks.CharBlock(
        label=_("Name"), required=False, max_length=200,
        help_text=_("A person, or who will speak while the name is not known: “a port engineer”."),
    )  # fmt: skip
    function = blocks.CharBlock(label=_("Function"), required=False, max_length=200)
    organisation = LoadedSnippetBlock("members.Organisation", label=_("Organization"), required=False)

    class Meta:
        icon = "user"
        label = _("Speaker")
        label_format = "{name}"


class SessionBlock(blocks.StructBlock):
    """One moment of a day. Its key is its address on the page, the same in both languages."""

    start = blocks.TimeBlock(label=_("From"))
    end = blocks.TimeBlock(label=_("To"), required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, required=False)
    speakers = blocks.ListBlock(SpeakerBlock(), label=_("Speakers"), min_num=0, max_num=20)
    room = blocks.CharBlock(label=_("Room or meeting point"), required=False, max_length=160)
    is_break = blocks.BooleanBlock(
        label=_("A break"), required=False, help_text=_("Welcome, meal, pause: the frame of the day stays empty.")
    )
    key = key_field()

    class Meta:
        icon = "time"
        label = _("Session")
        label_format = "{start} {title}"


class DayBlock(blocks.StructBlock):
    date = blocks.DateBlock(label=_("Day"))
    title = blocks.CharBlock(label=_("Title of the day"), required=False, max_length=160)
    sessions = blocks.ListBlock(SessionBlock(), label=_("Sessions"), min_num=1, max_num=40)

    class Meta:
        icon = "date"
        label = _("Day")
        label_format = "{date} {title}"
