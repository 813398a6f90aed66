"""Pictures and files: our own models from the first migration, with the office's fields and an audience each."""

import hashlib
import re

from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, WagtailImageField
from wagtail.images.models import get_upload_to as image_upload_to

from ..storage import PRIVATE_PREFIX
from .audiences import Audience

#: What one picture of a page may weigh, in bytes, and the qualities of WebP that are tried until it does.
HEAVIEST = 80_000
LOWER_QUALITIES = (66, 56, 46, 34, 20)


def private():
    """Return the private storage (a callable, so that migrations hold no folder)."""
    return storages["private"]


class PortalImage(AbstractImage):
    """A picture with an alternative text in each language, its credit and licence.

    Its original is never served. Its renditions are public files only while `is_public`: the editor allows it, its
    collection is open and a page that everyone may read shows it (`portal.media.refresh_images`).
    """

    counts_uses = True

    file = WagtailImageField(
        verbose_name=_("file"), upload_to=image_upload_to, width_field="width", height_field="height", storage=private
    )
    alt_fr = models.CharField(
        _("alternative text in French"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it. Not needed when it is decorative."),
    )
    alt_en = models.CharField(_("alternative text in English"), max_length=300, blank=True)
    decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("Adds nothing to the text: screen readers skip it.")
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)
    licence = models.CharField(_("licence"), max_length=80, blank=True, help_text=_("Such as CC BY 4.0."))
    audience = models.CharField(_("who may see it"), max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    is_public = models.BooleanField(default=False, editable=False)

    admin_form_fields = (
        "title", "file", "collection", "audience", "alt_fr", "alt_en", "decorative", "credit", "licence", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def alt_in(self, language):
        """Return the alternative text in "fr" or "en"; empty when decorative. Never a file name or a title."""
        return "" if self.decorative else getattr(self, "alt_en" if language == "en" else "alt_fr")

    @property
    def default_alt_text(self):
        return self.alt_in((get_language() or "fr")[:2])

    def generate_rendition_file(self, filter, *, source=None):
        """Make the file of a rendition; a WebP that is too heavy is made again with a lower quality (`HEAVIEST`)."""
        made = super().generate_rendition_file(filter, source=source)
        if "format-webp" in filter.spec and "webpquality" not in filter.spec:
            for quality in LOWER_QUALITIES:
                if made.size <= HEAVIEST:
                    break
                if source is not None:
                    source.seek(0)
                name, lighter = made.name, Filter(spec=f"{filter.spec}|webpquality-{quality}")
                made = super().generate_rendition_file(lighter, source=source)
                made.name = name
        return made

    def create_rendition(self, filter):
        rendition = super().create_rendition(filter)
        return self._settled({filter: rendition})[filter]

    def create_renditions(self, *filters):
        return self._settled(super().create_renditions(*filters))

    def _settled(self, made):
        """Return `made` ({filter: rendition}) after a last look: the picture may have been closed while it was drawn."""
        from ..media import settle_renditions

        if settle_renditions([self.pk]):
            rows = {row.filter_spec: row for row in self.renditions.all()}
            made = {filter: rows.get(filter.spec, rendition) for filter, rendition in made.items()}
        return made

    @property
    def alt_missing(self):
        """True while a text is still needed in one of the languages."""
        return not self.decorative and not (self.alt_fr and self.alt_en)


class PortalRendition(AbstractRendition):
    """A picture made to a size; a public file, or a private one that a view serves after the access rule."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename):
        name = super().get_upload_to(filename)
        # Asked of the database: the picture may have been closed since this instance was read.
        public = PortalImage.objects.filter(pk=self.image_id, is_public=True).exists()
        return name if public else PRIVATE_PREFIX + name

    @property
    def url(self):
        return rendition_url(self.image_id, self.file.name)


def rendition_url(image_id, name):
    """Return the address of the rendition of an image whose file is `name`."""
    if name.startswith(PRIVATE_PREFIX):
        # By image and name: a rendition that Wagtail has just made in bulk does not know its own number.
        return reverse("portal_rendition", args=[image_id, name.rsplit("/", 1)[-1]])
    return storages["renditions"].url(name)


class PortalDocument(AbstractDocument):
    """A file to download, with who may have it, its language, and figures worked out by the portal.

    It is served at one address for ever, even when its content is replaced, and only while a published page that the
    reader may see refers to it.
    """

    counts_uses = True

    LANGUAGES = [
        ("fr", _("French")),
        ("en", _("English")),
        ("mul", _("both languages")),
        ("es", _("Spanish")),
        ("pt", _("Portuguese")),
    ]

    file = models.FileField(upload_to="documents", verbose_name=_("file"), storage=private)
    audience = models.CharField(
        _("who may download it"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.MEMBERS,
        help_text=_("Members only unless you open it: a study given away by mistake cannot be taken back."),
    )
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES, default="fr")
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)
    page_count = models.PositiveIntegerField(_("pages"), null=True, blank=True, editable=False)
    replaced_at = models.DateTimeField(_("file of"), null=True, editable=False)
    problem = models.CharField(_("problem found in the file"), max_length=200, blank=True, editable=False)

    admin_form_fields = ("title", "file", "collection", "audience", "language", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def work_out_sha256(self):
        """Return the SHA-256 of the file's bytes, in hexadecimal."""
        with self.open_file() as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()

    @property
    def url(self):
        # The name follows the title, not the file: a file that is replaced keeps its address.
        return reverse("portal_document", args=[self.pk, f"{slugify(self.title)[:80] or 'document'}{self._extension}"])

    @property
    def download_name(self):
        """The name under which readers save the file: its title, accents kept, without what file systems refuse."""
        name = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+", " ", self.title)
        name = re.sub(r'\s*[/\\:*?"<>|]+\s*', " - ", name.replace("\u00a0", " ").replace("\u202f", " "))
        name = re.sub(r"\s+", " ", name).removesuffix(self._extension).strip(" .-")[:120].rstrip(" .-")
        return f"{name or 'document'}{self._extension}"

    @property
    def _extension(self):
        extension = re.sub(r"[^a-z0-9]", "", self.file_extension.lower())[:10]
        return f".{extension}" if extension else ""

    @property
    def extension_label(self):
        """The kind of file as readers know it: PDF, CSV..."""
        return self.file_extension.upper()
