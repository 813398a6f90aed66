"""Repeated parts of a publication."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.choosers import LoadedDocumentBlock


class AuthorBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=160, help_text=_("An organization, or a person’s family name."))
    given = blocks.CharBlock(
        label=_("Given name"), required=False, max_length=80, help_text=_("Leave empty for an organization.")
    )

    class Meta:
        icon = "user"
        label = _("Author")
        label_format = "{given} {name}"


class ChapterBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.CharBlock(label=_("In one sentence"), required=False, max_length=300)
    page = blocks.IntegerBlock(
        label=_("Page"), required=False, min_value=1, help_text=_("Page of the file where it begins.")
    )

    class Meta:
        icon = "list-ol"
        label = _("Chapter")
        label_format = "{title}"


class FileBlock(blocks.StructBlock):
    """A file. Who may download it, its language, size, pages and type are the document's own."""

    document = LoadedDocumentBlock(label=_("Document"))
    label = blocks.CharBlock(
        label=_("What this file is"),
        required=False,
        max_length=160,
        help_text=_(
            "Such as “Full guide” or “Checklist”, in the language of this page. The document’s own title when empty."
        ),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        label_format = "{document}"
