"""The blocks of a home page: each is a heading, some words, and what the portal knows to put under them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.choosers import LoadedImageBlock, LoadedPageBlock


class ButtonBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Text of the button"), max_length=60)
    page = LoadedPageBlock(label=_("Page"))

    class Meta:
        icon = "link"
        label = _("Button")


class OpeningBlock(blocks.StructBlock):
    title = blocks.RichTextBlock(
        label=_("Title"),
        features=["italic"],
        help_text=_("Two lines at most. Ports are set in italics, cities upright, as on a chart."),
    )
    text = blocks.RichTextBlock(label=_("Text"), features=["italic"], required=False)
    picture = LoadedImageBlock(
        label=_("Picture"),
        required=False,
        help_text=_("Leave empty to open on the chart of the network, drawn from its members and cases."),
    )
    buttons = blocks.ListBlock(ButtonBlock(), label=_("Buttons"), max_num=2, default=[])

    class Meta:
        icon = "home"
        label = _("Opening")


class Listed(blocks.StructBlock):
    """A block that lists pages: chosen by hand first, then the latest, up to a number."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)
    number = blocks.IntegerBlock(label=_("Number of items"), min_value=1, max_value=12, default=3)
    pages = blocks.ListBlock(
        LoadedPageBlock(label=_("Page")),
        label=_("Pages put first"),
        default=[],
        help_text=_("Leave empty to show the latest ones."),
    )


class NewsBlock(Listed):
    number = blocks.IntegerBlock(label=_("Number of items"), min_value=1, max_value=12, default=4)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Latest news")


class PracticesBlock(Listed):
    class Meta:
        icon = "pick"
        label = _("Good practices")


class EventsBlock(Listed):
    class Meta:
        icon = "date"
        label = _("Next events")


class PublicationsBlock(Listed):
    class Meta:
        icon = "doc-full"
        label = _("New publications")


class ThemesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)
    first_heading = blocks.CharBlock(
        label=_("Heading of the themes put first"), required=False, max_length=120,
        help_text=_("Their rank is set on each theme, under Agenda themes."),
    )  # fmt: skip
    number = blocks.IntegerBlock(label=_("Number of themes put first"), min_value=0, max_value=10, default=3)
    profile = blocks.BooleanBlock(label=_("Show the ten themes as soundings"), required=False, default=True)

    class Meta:
        icon = "tag"
        label = _("Agenda themes")


class FiguresBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)

    class Meta:
        icon = "order"
        label = _("The network in figures")
        help_text = _("The figures and their date are in Settings, Portal settings.")


class MapBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)

    class Meta:
        icon = "site"
        label = _("Chart of the members")


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=400)


class JoinBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=600)
    steps = blocks.ListBlock(StepBlock(), label=_("Numbered points"), max_num=8, default=[])
    buttons = blocks.ListBlock(ButtonBlock(), label=_("Buttons"), max_num=2, default=[])

    class Meta:
        icon = "group"
        label = _("Join us")


class HomeBlock(blocks.StreamBlock):
    """What a home page may be composed of, each part once."""

    opening = OpeningBlock()
    themes = ThemesBlock()
    news = NewsBlock()
    practices = PracticesBlock()
    events = EventsBlock()
    publications = PublicationsBlock()
    figures = FiguresBlock()
    map = MapBlock()
    join = JoinBlock()

    class Meta:
        block_counts = {
            name: {"max_num": 1}
            for name in ("opening", "themes", "news", "practices", "events", "publications", "figures", "map", "join")
        }
