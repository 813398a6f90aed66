"""The text of files, page by page, read in a task with limits."""

import logging

import pypdfium2
from django.db import transaction
from django.dispatch import receiver

from portal.models import PortalDocument
from portal.signals import document_replaced

from . import outbox, words
from .models import SearchPassage

logger = logging.getLogger(__name__)
MAX_PAGES = 2_000
MAX_CHARACTERS = 40_000


@receiver(document_replaced)
def read_passages(document, **kwargs):
    """Replace the passages of `document` by the text of its pages; a broken file keeps none and carries the reason."""
    texts = []
    problem = ""
    if document.file_extension.lower() == "pdf":
        try:
            texts = page_texts(document)
        except (pypdfium2.PdfiumError, OSError) as error:
            problem = str(error)[:200]
            logger.warning("The file of document %s could not be read: %s", document.pk, error)
    with transaction.atomic():
        SearchPassage.objects.filter(file=document).delete()
        SearchPassage.objects.bulk_create(_passage(document, number, text) for number, text in enumerate(texts, 1))
        PortalDocument.objects.filter(pk=document.pk).update(problem=problem)
    outbox.carry.enqueue()


def _passage(document, number, text):
    # Each page is read in its own language: files in both are common.
    language = words.language_of(text, "en" if document.language == "en" else "fr")
    return SearchPassage(
        file=document, number=number, text=text, language=language, words=words.stems(text, language), forms=words.forms(text, language)
    )  # fmt: skip


def page_texts(document):
    """Return the text of each page of a PDF, at most `MAX_PAGES` pages of `MAX_CHARACTERS` characters."""
    with document.open_file() as opened:
        pdf = pypdfium2.PdfDocument(opened.read())
    try:
        return [page_text(pdf, number) for number in range(min(len(pdf), MAX_PAGES))]
    finally:
        pdf.close()


def page_text(pdf, number):
    """Return the text of one page, empty when that page alone is broken; never what a database cannot hold."""
    try:
        page = pdf[number]
        text = page.get_textpage().get_text_bounded()
        page.close()
    except pypdfium2.PdfiumError as error:
        logger.warning("Page %s of a file could not be read: %s", number + 1, error)
        return ""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()[:MAX_CHARACTERS]
