"""The body of articles and standard pages."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..links import page_link
from . import previews
from .choosers import LoadedPageBlock
from .media import DocumentBlock, GalleryBlock, PictureBlock, VideoBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "superscript"]


class TextBlock(blocks.RichTextBlock):
    """Text with titles, lists and links; [2] cites the second source of the page."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        description = _("Paragraphs, titles, lists and links. [2] cites the second source of the page.")
        template = "portal/blocks/text.html"

    def get_preview_value(self):
        return self.normalize(
            gettext(
                "<h2>A title</h2><p>A paragraph, with a figure that a source gives [1].</p><ul><li>A list</li></ul>"
            )
        )


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words quoted"), max_length=1200)
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    function = blocks.CharBlock(label=_("Function"), required=False, max_length=160)
    language = blocks.ChoiceBlock(
        label=_("Language of the words"), choices=[("fr", _("French")), ("en", _("English"))], required=False,
        help_text=_("When it is not the page's language."),
    )  # fmt: skip

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Words somebody said, with their name and function. Only words that a source gives.")
        template = "portal/blocks/quotation.html"
        preview_value = {
            "text": _("A city that no longer sees its port ends up forgetting why it is there."),
            "name": _("First and last name"),
            "function": _("function, organization"),
        }


class FigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Figure"), max_length=30)
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    year = blocks.CharBlock(
        label=_("Year"), max_length=20, help_text=_("A figure is never shown without its year and source.")
    )
    source = blocks.CharBlock(label=_("Source"), max_length=160)


class FiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Key figures")
        description = _("One to six figures set large, each with its year and source.")
        template = "portal/blocks/figures.html"
        preview_value = {
            "figures": [
                {"value": "12", "label": _("what is counted"), "year": "2025", "source": _("who counted")},
                {"value": "3,5", "label": _("what is measured"), "year": "2024", "source": _("who measured")},
            ]
        }


class LinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=255)
    url = blocks.URLBlock(label=_("Address"), max_length=600)
    publisher = blocks.CharBlock(label=_("Publisher"), required=False, max_length=160)
    language = blocks.ChoiceBlock(
        label=_("Language"), choices=[("fr", _("French")), ("en", _("English"))], default="fr"
    )


class LinksBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Links to sources or press releases")
        description = _("Pages of other sites, with who publishes them and in which language.")
        template = "portal/blocks/links.html"
        preview_value = {
            "heading": _("Press releases"),
            "links": [
                {
                    "title": _("Title of the release"),
                    "url": "https://example.org/",
                    "publisher": _("Publisher"),
                    "language": "fr",
                }
            ],
        }


class CallToActionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Sentence"), required=False, max_length=300)
    button = blocks.CharBlock(label=_("Button"), max_length=60)
    page = LoadedPageBlock(label=_("Page"))

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        description = _("A sentence and a button that lead to a page of the portal.")
        template = "portal/blocks/call_to_action.html"

    def get_context(self, value, parent_context=None):
        target = value.get("page")
        return super().get_context(value, parent_context) | {"link": page_link(target.pk) if target else None}

    def get_preview_value(self):
        return self.normalize(
            {
                "text": _("Your organization works where a city and its port meet?"),
                "button": _("Join the network"),
                "page": previews.some_page(),
            }
        )


def body_blocks():
    """Return the blocks of an article's body, in the order of the menu."""
    return [
        ("text", TextBlock(label=_("Text"))),
        ("picture", PictureBlock()),
        ("quotation", QuotationBlock()),
        ("figures", FiguresBlock()),
        ("links", LinksBlock()),
        ("gallery", GalleryBlock()),
        ("document", DocumentBlock()),
        ("call_to_action", CallToActionBlock()),
        ("video", VideoBlock()),
    ]
