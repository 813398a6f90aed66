"""Uploads are looked at, not believed: a file must be what its name says."""

import io
import logging
import zipfile
import zlib
from contextlib import contextmanager

import PIL.Image
import pypdfium2
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .file_moderation import ModeratedFileForm

logger = logging.getLogger(__name__)

#: Kinds of archives: the member that tells the kind, and what it holds when its text says so (ODF 1.3, part 2; EPUB OCF 3.3).
ARCHIVES = {
    "docx": ("word/", None), "xlsx": ("xl/", None), "pptx": ("ppt/", None),
    "odt": ("mimetype", b"application/vnd.oasis.opendocument.text"),
    "ods": ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
    "odp": ("mimetype", b"application/vnd.oasis.opendocument.presentation"),
    "epub": ("mimetype", b"application/epub+zip"),
}  # fmt: skip
MAX_UNPACKED = 500 * 1024 * 1024
MAX_RATIO = 200
MAX_ENTRIES = 10_000
PDF_HEADER_WITHIN = 1024
WHAT_ARCHIVES_RAISE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)


def check_document(uploaded):
    """Raise `ValidationError` when the bytes of `uploaded` are not of the kind its extension says, or unpack without end."""
    extension = uploaded.name.rsplit(".", 1)[-1].lower()
    uploaded.seek(0)
    data = uploaded.read()
    uploaded.seek(0)
    if not data:
        raise ValidationError(_("This file is empty."))
    if extension == "pdf":
        _check_pdf(data)
    elif extension in ARCHIVES:
        _check_archive(data, *ARCHIVES[extension])
    elif extension == "csv" and b"\0" in data:
        raise ValidationError(_("This file is not a CSV file: it is not text. Save it as CSV in UTF-8."))


def _check_pdf(data):
    start = data.find(b"%PDF-", 0, PDF_HEADER_WITHIN)
    # Readers accept a few stray bytes before the header; what opens a tag there was made to be taken for a page.
    if start < 0 or b"<" in data[:start]:
        raise ValidationError(_("This file is named .pdf but is not a PDF. Export it again as PDF."))
    try:
        pdf = pypdfium2.PdfDocument(data)
        pages = len(pdf)
        pdf.close()
    except pypdfium2.PdfiumError as error:
        raise ValidationError(_("This PDF is broken or locked by a password and cannot be opened.")) from error
    if not pages:
        raise ValidationError(_("This PDF has no page."))


def _check_archive(data, member, content):
    wrong = ValidationError(_("This file is not what its name says. Save it again from your office software."))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except WHAT_ARCHIVES_RAISE as error:
        raise wrong from error
    if not any(entry.filename.startswith(member) for entry in entries):
        raise wrong
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > min(
        MAX_UNPACKED, len(data) * MAX_RATIO
    ):
        raise ValidationError(_("This file would unpack to an unreasonable size."))
    try:
        with archive.open(next(entry for entry in entries if entry.filename.startswith(member))) as opened:
            start = opened.read(200)
    except WHAT_ARCHIVES_RAISE as error:
        raise wrong from error
    # A template or a master document of the same family is not what the name says either.
    if content is not None and start.strip() != content:
        raise wrong


def check_picture(uploaded):
    """Raise `ValidationError` when a picture cannot be read to its last line."""
    with _broken_picture_refused():
        uploaded.seek(0)
        with PIL.Image.open(uploaded) as picture:
            picture.load()
    uploaded.seek(0)


@contextmanager
def _broken_picture_refused():
    try:
        yield
    except ValidationError:
        raise
    except Exception as error:
        # Decoders raise whatever their library does (OSError, SyntaxError, struct.error, zlib.error...).
        logger.info("A picture was refused at upload: %s: %s", type(error).__name__, error)
        raise ValidationError(_("This picture is broken or cut short and cannot be opened.")) from error


class PortalDocumentForm(ModeratedFileForm, BaseDocumentForm):
    """Wagtail's document form, with the look inside the file."""

    def clean_file(self):
        uploaded = self.cleaned_data["file"]
        if uploaded and "file" in self.changed_data:
            check_document(uploaded)
        return uploaded


class PortalImageForm(ModeratedFileForm, BaseImageForm):
    """Wagtail's image form; a picture cut short is refused here and not by an error later."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # Wagtail's field measures the picture, and lets through whatever the decoder raises meanwhile.
            measure = self.fields["file"].to_python
            self.fields["file"].to_python = lambda data: self._measured(measure, data)

    @staticmethod
    def _measured(measure, data):
        with _broken_picture_refused():
            return measure(data)

    def clean_file(self):
        uploaded = self.cleaned_data["file"]
        if uploaded and "file" in self.changed_data and hasattr(uploaded, "seek"):
            check_picture(uploaded)
        return uploaded
