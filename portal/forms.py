"""Uploads are looked at, not believed: a file must be what its name says."""

import io
import zipfile

import PIL.Image
import pypdfium2
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

OFFICE_MEMBERS = {
    "docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "odt": "mimetype", "ods": "mimetype", "odp": "mimetype", "epub": "mimetype",
}  # fmt: skip
MAX_UNPACKED = 500 * 1024 * 1024
MAX_RATIO = 200


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
    elif extension in OFFICE_MEMBERS:
        _check_archive(data, OFFICE_MEMBERS[extension])
    elif extension == "csv" and b"\0" in data[:4096]:
        raise ValidationError(_("This file is not a CSV file: it is not text."))


def _check_pdf(data):
    if b"%PDF-" not in data[:1024]:
        raise ValidationError(_("This file is named .pdf but is not a PDF. Export it again as PDF."))
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError as error:
        raise ValidationError(_("This PDF is broken or locked by a password and cannot be opened.")) from error


def _check_archive(data, member):
    wrong = ValidationError(_("This file is not what its name says. Save it again from your office software."))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise wrong from error
    if not any(entry.filename.startswith(member) for entry in entries):
        raise wrong
    if sum(entry.file_size for entry in entries) > min(MAX_UNPACKED, max(len(data), 1) * MAX_RATIO):
        raise ValidationError(_("This file would unpack to an unreasonable size."))


class PortalDocumentForm(BaseDocumentForm):
    """Wagtail's document form, with the look inside the file."""

    def clean_file(self):
        uploaded = self.cleaned_data["file"]
        if uploaded and "file" in self.changed_data:
            check_document(uploaded)
        return uploaded


class PortalImageForm(BaseImageForm):
    """Wagtail's image form; a picture cut short is refused here and not by an error later."""

    def clean_file(self):
        uploaded = self.cleaned_data["file"]
        if uploaded and "file" in self.changed_data and hasattr(uploaded, "seek"):
            try:
                uploaded.seek(0)
                with PIL.Image.open(uploaded) as picture:
                    picture.load()
            except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError) as error:
                raise ValidationError(_("This picture is broken or cut short and cannot be opened.")) from error
            finally:
                uploaded.seek(0)
        return uploaded


