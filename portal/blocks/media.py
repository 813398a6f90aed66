"""Blocks of a body that hold a file or a picture, or lead to a video: each asks what its reader may have."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..links import reader_and_restrictions
from ..models.audiences import Audience
from ..pictures import picture
from . import previews
from .choosers import LoadedDocumentBlock, LoadedImageBlock

VIDEO_HOSTS = {
    r"^https://(?:www\.)?youtube\.com/watch\?v=([\w-]{11})": "https://www.youtube-nocookie.com/embed/{}",
    r"^https://youtu\.be/([\w-]{11})": "https://www.youtube-nocookie.com/embed/{}",
    r"^https://(?:www\.)?vimeo\.com/(\d{6,12})": "https://player.vimeo.com/video/{}?dnt=1",
}


def language_in(context):
    """Return the language of the page that a block is part of ("fr" when it stands alone, in a preview)."""
    return (context or {}).get("reader_language") or (get_language() or "fr")[:2]


def picture_in(value, context):
    """Return the picture dict of a `PictureBlock` value, with its caption, or None while it has no rendition."""
    context = context or {}
    image = value.get("image")
    if image is not None and not reader_and_restrictions()[0].belongs_to(image.audience):
        return None
    previewed = "page" not in context or getattr(context.get("request"), "is_preview", False)
    shown = picture(image, language_in(context), alt=value.get("alt"), make=previewed)
    return {**shown, "caption": value.get("caption")} if shown else None


def pictures_without_text(stream):
    """Return the images of a body's pictures and galleries that nothing describes yet, neither their own texts nor the block's."""
    values = []
    for block in stream or []:
        if block.block_type == "picture":
            values.append(block.value)
        elif block.block_type == "gallery":
            values.extend(block.value["pictures"])
    images = [value["image"] for value in values if value["image"] and not value["alt"]]
    return list(dict.fromkeys(image for image in images if image.alt_missing))


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
