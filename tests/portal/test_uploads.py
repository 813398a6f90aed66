"""Uploads that are not what they say are refused with the reason, by every door of the admin."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader, PdfWriter
from wagtail.models import Collection

from portal.models import PortalDocument, PortalImage
from tests import factories

pytestmark = pytest.mark.django_db
HTML = b"<!doctype html><title>x</title><script>alert(document.cookie)</script>"
ODT = b"application/vnd.oasis.opendocument.text"


def archive(entries):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries:
            opened.writestr(name, content)
    return data.getvalue()


def locked_pdf():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(factories.pdf())))
    writer.encrypt("mot-de-passe", algorithm="AES-256")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def open_pdf_with_owner():
    """A PDF that anyone opens and nobody but its owner changes: nothing to reproach to it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(factories.pdf())))
    writer.encrypt("", "proprietaire", algorithm="AES-256")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def picture(kind="JPEG", size=(400, 300)):
    data = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(data, kind)
    return data.getvalue()


BAD_DOCUMENTS = {
    "a page named .pdf": ("etude.pdf", HTML),
    "a page before a PDF": ("etude.pdf", HTML + factories.pdf()),
    "a text named .pdf": ("etude.pdf", b"Bonjour"),
    "a picture named .pdf": ("etude.pdf", picture()),
    "nothing": ("etude.pdf", b""),
    "a header alone": ("etude.pdf", b"%PDF-1.7\n"),
    "a PDF cut short at once": ("etude.pdf", factories.pdf()[:200]),
    "a PDF behind a password": ("etude.pdf", locked_pdf()),
    "a page named .docx": ("etude.docx", HTML),
    "an archive named .docx": ("etude.docx", archive([("readme.txt", "x")])),
    "a spreadsheet named .docx": ("etude.docx", archive([("xl/workbook.xml", "x")])),
    "a bomb": ("etude.docx", archive([("word/document.xml", b"0" * 40_000_000)])),
    "a bomb of many parts": ("etude.docx", archive([(f"word/{number}.xml", "") for number in range(10_001)])),
    "an archive cut short": ("etude.odt", archive([("mimetype", ODT), ("content.xml", "x" * 999)])[:-40]),
    "a text named .ods": ("etude.ods", archive([("mimetype", ODT)])),
    "an archive without its kind": ("etude.epub", archive([("content.opf", "x")])),
    "bytes named .csv": ("etude.csv", b"a;b\n" * 2000 + b"\0\0"),
    "a program": ("etude.exe", b"MZ"),
    "a page": ("etude.html", HTML),
    "a drawing that may run": ("etude.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
    "two extensions": ("etude.pdf.html", factories.pdf()),
}
GOOD_DOCUMENTS = {
    "a PDF": ("étude de l’été.pdf", factories.pdf()),
    "a PDF whose owner alone may change it": ("etude.pdf", open_pdf_with_owner()),
    "a PDF after stray bytes": ("etude.pdf", b"\r\n\x00" + factories.pdf()),
    "a text": ("etude.odt", archive([("mimetype", ODT), ("content.xml", "<x/>")])),
    "a letter": ("etude.docx", archive([("[Content_Types].xml", "x"), ("word/document.xml", "x" * 9_000)])),
    "a table": ("etude.csv", "année;été\n".encode()),
}


@pytest.fixture
def office(client):
    client.force_login(factories.in_role("administrator"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def fields(name, content, **more):
    return {
        "title": "Étude", "file": SimpleUploadedFile(name, content), "collection": Collection.get_first_root_node().pk,
        "audience": "members", "language": "fr", "tags": "", **more,
    }  # fmt: skip


def add(client, data):
    return client.post(reverse("wagtaildocs:add"), data)


def add_several(client, data):
    data = {**data, "files[]": data.pop("file")}
    return client.post(reverse("wagtaildocs:add_multiple"), data, headers={"x-requested-with": "XMLHttpRequest"})


def add_in_chooser(client, data):
    prefixed = {f"document-chooser-upload-{name}": value for name, value in data.items()}
    return client.post(reverse("wagtaildocs_chooser:create"), prefixed)


@pytest.mark.parametrize("what", BAD_DOCUMENTS)
def test_a_document_that_is_not_what_it_says_is_refused(office, what):
    response = add(office, fields(*BAD_DOCUMENTS[what]))
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not PortalDocument.objects.exists()


@pytest.mark.parametrize("door", [add_several, add_in_chooser])
@pytest.mark.parametrize("what", ["a page named .pdf", "a bomb", "a PDF behind a password", "nothing"])
def test_every_door_looks_inside(office, door, what):
    response = door(office, fields(*BAD_DOCUMENTS[what]))
    assert response.status_code == 200
    assert not PortalDocument.objects.exists()


def test_replacing_looks_inside_too_and_keeps_the_file_that_is_there(office):
    document = factories.document(audience="members")
    before = document.sha256
    office.post(reverse("wagtaildocs:edit", args=[document.pk]), fields("autre.pdf", HTML))
    document.refresh_from_db()
    assert document.sha256 == before
    assert document.file.storage.exists(document.file.name)


@pytest.mark.parametrize("what", GOOD_DOCUMENTS)
def test_an_honest_document_is_taken_and_its_figures_are_worked_out(office, what):
    name, content = GOOD_DOCUMENTS[what]
    add(office, fields(name, content))
    document = PortalDocument.objects.get()
    assert document.file_size == len(content)
    assert len(document.sha256) == 64
    assert document.page_count == (1 if name.endswith(".pdf") else None)
    assert document.problem == ""


def test_replacing_a_file_in_the_admin_keeps_its_address(office):
    document = factories.document(factories.pdf("Ancien"), audience="members")
    address, before = document.url, document.sha256
    office.post(
        reverse("wagtaildocs:edit", args=[document.pk]), fields("un autre nom.pdf", factories.pdf("Nouveau", pages=3))
    )
    document = PortalDocument.objects.get()
    assert document.url == address
    assert document.sha256 != before
    assert document.page_count == 3


@pytest.mark.parametrize(
    "name",
    ["../../evil.pdf", "a" * 300 + ".pdf", "nom\x00nul.pdf", "con.pdf", "é" * 120 + ".pdf", ".pdf", "a\r\nb.pdf"],
)
def test_odd_names_do_no_harm(office, name):
    response = add(office, fields(name, factories.pdf()))
    assert response.status_code in (200, 302)
    for document in PortalDocument.objects.all():
        assert document.file.name.startswith("documents/")
        assert ".." not in document.file.name
        assert office.get(document.url).status_code == 200


def test_a_file_larger_than_allowed_is_refused(office, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    response = add(office, fields("etude.pdf", factories.pdf()))
    assert response.context["form"].errors["file"]
    assert not PortalDocument.objects.exists()


BAD_PICTURES = {
    "a photograph cut short": ("photo.jpg", picture()[:-4000]),
    "a page named .jpg": ("photo.jpg", HTML),
    "a header alone": ("photo.png", picture("PNG")[:60]),
    "nothing": ("photo.png", b""),
    "a drawing that may run": ("photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
    "a WebP cut short": ("photo.webp", picture("WEBP")[:-2000]),
    "too many pixels": ("photo.png", b""),
}


def endless_picture():
    """A small file that unpacks to 40,000 x 40,000 points."""
    import struct
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000_000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("what", BAD_PICTURES)
def test_a_picture_that_cannot_be_read_to_its_end_is_refused(office, what):
    name, content = BAD_PICTURES[what]
    content = endless_picture() if what == "too many pixels" else content
    data = fields(name, content, alt_fr="x", alt_en="x", audience="public")
    response = office.post(reverse("wagtailimages:add"), data)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    data = fields(name, content, alt_fr="x", alt_en="x", audience="public")
    data["files[]"] = data.pop("file")
    response = office.post(reverse("wagtailimages:add_multiple"), data, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 200
    assert json.loads(response.content)["success"] is False
    assert not PortalImage.objects.exists()


def test_an_honest_picture_is_taken(office):
    data = fields("photo.jpg", picture(), alt_fr="Un quai", alt_en="A quay", audience="public")
    assert office.post(reverse("wagtailimages:add"), data).status_code == 302
    assert PortalImage.objects.get().width == 400


def test_what_pages_show_of_a_photograph_does_not_tell_where_it_was_taken(office):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (46.0, 48.0, 50.0), 3: "W", 4: (71.0, 12.0, 30.0)}
    data = io.BytesIO()
    Image.new("RGB", (900, 600), (20, 90, 120)).save(data, "JPEG", exif=exif)
    office.post(
        reverse("wagtailimages:add"), fields("photo.jpg", data.getvalue(), alt_fr="x", alt_en="x", audience="public")
    )
    image = PortalImage.objects.get()
    with image.get_rendition("max-640x640|format-webp").file.open() as opened, Image.open(opened) as shown:
        assert not dict(shown.getexif().get_ifd(0x8825))
