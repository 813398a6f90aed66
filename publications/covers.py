"""The cover of a publication, made from the first page of the file of the page's language when an editor gives none."""

import io
import logging

import pypdfium2
from django.core.files.base import ContentFile
from django.db import transaction

from portal import media
from portal import tasks as portal_tasks
from portal.models import PortalImage, Use
from portal.models.audiences import Audience
from search import documents

from . import files
from .models import PublicationPage

logger = logging.getLogger(__name__)

WIDTH, HEIGHT = 840, 1300  # pixels; what pages show is made smaller from it
QUALITY = 86


class NoCover(ValueError):
    """The file gives no first page; the message says why."""


def first_page(data):
    """Return the first page of a PDF (bytes) as WebP bytes, fitted into `WIDTH` x `HEIGHT`. Raises `NoCover`."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise NoCover(str(error)) from error
    try:
        page = pdf[0]
        width, height = page.get_size()
        scale = min(WIDTH / width, HEIGHT / height) if width > 0 and height > 0 else 0
        if min(width, height) * scale < 1:
            raise NoCover("its first page has no measure")
        image = page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, IndexError, ValueError, MemoryError) as error:
        raise NoCover(str(error)) from error
    finally:
        pdf.close()
    output = io.BytesIO()
    image.save(output, "WEBP", quality=QUALITY, method=4)
    return output.getvalue()


def refresh(page):
    """Bring the cover of a published page into line with its files and its editor's choices; return whether it changed.

    Called when the page is published and when a file is replaced, by the worker: reading a PDF keeps no editor waiting.
    """
    document = None if page.cover_id else files.of_language(files.listed(page), page.language)
    made_from = f"{document.pk}:{document.sha256}" if document else ""
    if made_from == page.made_from and bool(document) == bool(page.made_cover_id):
        return False
    if document is None:
        return _forget(page)
    try:
        with document.open_file() as opened:
            content = first_page(opened.read())
    except (NoCover, OSError) as error:
        logger.warning("No cover could be made from document %s of page %s: %s", document.pk, page.pk, error)
        return False
    with transaction.atomic():
        image = page.made_cover or PortalImage()
        old = image.file.name if image.pk else ""
        describe(image, page)
        image.file = ContentFile(content, name=f"cover-{page.pk}-{document.sha256[:12]}.webp")
        image._set_image_file_metadata()
        if image.pk:
            image.renditions.all().delete()
        image.save()
        _attach(page, image, made_from)
        if old and old != image.file.name:
            image.file.storage.delete(old)
    return True


def describe(image, page):
    """Give a made cover its name, its texts in both languages and the audience that the editor chose for it."""
    image.title = page.title[:255]
    image.alt_fr = f"Couverture de «\u00a0{page.title}\u00a0»"[:300]
    image.alt_en = f"Cover of “{page.title}”"[:300]
    image.audience = page.cover_audience


def follow_audience(page):
    """Let the cover's picture follow the audience that the editor chose; at once, in the transaction that publishes.

    A picture that an editor chose may be shown elsewhere: it is closed when the cover is for members, never opened.
    """
    if page.made_cover_id:
        before = page.made_cover.audience, page.made_cover.title
        describe(page.made_cover, page)
        if before != (page.made_cover.audience, page.made_cover.title):
            page.made_cover.save()
    if page.cover_id and page.cover_audience == Audience.MEMBERS and page.cover.audience == Audience.PUBLIC:
        page.cover.audience = Audience.MEMBERS
        page.cover.save()


def _attach(page, image, made_from):
    page.made_cover, page.made_from = image, made_from
    PublicationPage.objects.filter(pk=page.pk).update(made_cover=image, made_from=made_from)
    media.refresh_images(media.record_uses(page, live=True) | {image.pk})
    documents.write(page)
    portal_tasks.render_pictures_of.enqueue(page.pk)


@transaction.atomic
def _forget(page):
    """Take off a made cover whose file is gone, or that an editor replaced."""
    image, page.made_cover, page.made_from = page.made_cover, None, ""
    PublicationPage.objects.filter(pk=page.pk).update(made_cover=None, made_from="")
    media.record_uses(page, live=True)
    if image is not None:
        # Drafts carry it too, but it was ours to make and nobody chose it.
        Use.objects.of(image).filter(page_id=page.pk).delete()
        image.delete()
    documents.write(page)
    return True
