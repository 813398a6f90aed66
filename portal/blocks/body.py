"""The body of articles and standard pages."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import LoadedDocumentBlock, LoadedImageBlock, LoadedPageBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "superscript"]
VIDEO_HOSTS = {
    r"^https://(?:www\.)?youtube\.com/watch\?v=([\w-]{11})": "https://www.youtube-nocookie.com/embed/{}",
    r"^https://youtu\.be/([\w-]{11})": "https://www.youtube-nocookie.com/embed/{}",
    r"^https://(?:www\.)?vimeo\.com/(\d{6,12})": "https://player.vimeo.com/video/{}?dnt=1",
}


class PictureBlock(blocks.StructBlock):
    image = LoadedImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    alt = blocks.CharBlock(
        label=_("Alternative text here"), required=False, max_length=300, help_text=_("Replaces the image's own text on this page.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "portal/blocks/picture.html"


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
        template = "portal/blocks/quotation.html"


class FigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Figure"), max_length=30)
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    year = blocks.CharBlock(label=_("Year"), max_length=20, help_text=_("A figure is never shown without its year and source."))
    source = blocks.CharBlock(label=_("Source"), max_length=160)


class FiguresBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Key figures")
        template = "portal/blocks/figures.html"


class LinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=255)
    url = blocks.URLBlock(label=_("Address"), max_length=600)
    publisher = blocks.CharBlock(label=_("Publisher"), required=False, max_length=160)
    language = blocks.ChoiceBlock(label=_("Language"), choices=[("fr", _("French")), ("en", _("English"))], default="fr")


class LinksBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Links to sources or press releases")
        template = "portal/blocks/links.html"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "portal/blocks/gallery.html"


class DocumentBlock(blocks.StructBlock):
    document = LoadedDocumentBlock(label=_("Document"))
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=300)

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "portal/blocks/document.html"


class CallToActionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Sentence"), required=False, max_length=300)
    button = blocks.CharBlock(label=_("Button"), max_length=60)
    page = LoadedPageBlock(label=_("Page"))

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        template = "portal/blocks/call_to_action.html"


class VideoBlock(blocks.StructBlock):
    """A video of another site. Nothing of that site is loaded before the reader asks for it."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("A page of YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    transcript = blocks.TextBlock(label=_("What is said, in short"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "portal/blocks/video.html"

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
        ("text", blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", template="portal/blocks/text.html")),
        ("picture", PictureBlock()),
        ("quotation", QuotationBlock()),
        ("figures", FiguresBlock()),
        ("links", LinksBlock()),
        ("gallery", GalleryBlock()),
        ("document", DocumentBlock()),
        ("call_to_action", CallToActionBlock()),
        ("video", VideoBlock()),
    ]
