"""The body of articles and standard pages."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..links import page_link, reader_and_restrictions
from ..models.audiences import Audience
from ..pictures import picture
from . import previews
from .choosers import LoadedDocumentBlock, LoadedImageBlock, LoadedPageBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "superscript"]
VIDEO_HOSTS = {
    r"^https://(?:www\.)?youtube\.com/watch\?v=([\w-]{11})": "https://www.youtube-nocookie.com/embed/{}",
    r"^https://youtu\.be/([\w-]{11})": "https://www.youtube-nocookie.com/embed/{}",
    r"^https://(?:www\.)?vimeo\.com/(\d{6,12})": "https://player.vimeo.com/video/{}?dnt=1",
}


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


def language_in(context):
    """Return the language of the page that a block is part of ("fr" when it stands alone, in a preview)."""
    return (context or {}).get("reader_language") or (get_language() or "fr")[:2]


def picture_in(value, context):
    """Return the picture dict of a `PictureBlock` value, with its caption, or None while it has no rendition."""
    context = context or {}
    previewed = "page" not in context or getattr(context.get("request"), "is_preview", False)
    shown = picture(value.get("image"), language_in(context), alt=value.get("alt"), make=previewed)
    return {**shown, "caption": value.get("caption")} if shown else None


class PictureBlock(blocks.StructBlock):
    image = LoadedImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    alt = blocks.CharBlock(
        label=_("Alternative text here"),
        required=False,
        max_length=300,
        help_text=_("Replaces the image's own text on this page."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture across the text, with its caption, credit and licence.")
        template = "portal/blocks/picture.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"picture": picture_in(value, parent_context)}

    def get_preview_value(self):
        image = next(iter(previews.some_pictures(1)), None)
        return self.normalize({"image": image, "caption": _("The caption says what the picture shows.")})


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


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Two to twelve pictures side by side.")
        template = "portal/blocks/gallery.html"

    def get_context(self, value, parent_context=None):
        shown = [picture_in(item, parent_context) for item in value["pictures"]]
        return super().get_context(value, parent_context) | {"pictures": [item for item in shown if item]}

    def get_preview_value(self):
        return self.normalize({"pictures": [{"image": image} for image in previews.some_pictures(3)]})


def document_in(value):
    """Return what the reader may know of the file: nothing of one for staff, all but its address of one for members."""
    document = value.get("document")
    if document is None:
        return {"document": None}
    reader, _restrictions = reader_and_restrictions()
    may_have = reader.belongs_to(document.audience)
    if not may_have and document.audience != Audience.MEMBERS:
        return {"document": None}
    return {
        "document": document,
        "may_have": may_have,
        "lock": "" if document.audience == Audience.PUBLIC else Audience(document.audience).label,
    }


class DocumentBlock(blocks.StructBlock):
    document = LoadedDocumentBlock(label=_("Document"))
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=300)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _(
            "A file to download, with its kind, size, pages and language; a lock when it is not for everyone."
        )
        template = "portal/blocks/document.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | document_in(value)

    def get_preview_value(self):
        return self.normalize({"document": previews.some_document(), "description": _("What the file holds.")})


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


class VideoBlock(blocks.StructBlock):
    """A video of another site. Nothing of that site is loaded before the reader asks for it."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("A page of YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    transcript = blocks.TextBlock(label=_("What is said, in short"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video of YouTube or Vimeo. Nothing of those sites is loaded before the reader asks for it.")
        template = "portal/blocks/video.html"
        preview_value = {
            "url": "https://vimeo.com/000000000",
            "title": _("Title of the video"),
            "transcript": _("What is said, in short."),
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if not embed_address(cleaned["url"]):
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(_("Give the address of a page of YouTube or Vimeo."))}
            )
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["player"] = embed_address(value["url"])
        return context


def embed_address(url):
    """Return the address of the player for a video page, in its mode without cookies, or an empty string."""
    for pattern, player in VIDEO_HOSTS.items():
        found = re.match(pattern, url)
        if found:
            return player.format(found[1])
    return ""


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
