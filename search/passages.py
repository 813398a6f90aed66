"""The text of files, page by page, read in a task with limits."""

import logging

from django.db import transaction
from django.dispatch import receiver

from portal.models import PortalDocument
from portal.signals import document_replaced

from . import extraction, outbox, words
from .models import SearchPassage

logger = logging.getLogger(__name__)


@receiver(document_replaced)
def read_passages(document, **kwargs):
    """Replace the passages of `document` by the text of its pages; a broken file keeps none and carries the reason."""
    texts, problem = [], ""
    if document.file_extension.lower() == "pdf":
        try:
            with document.open_file() as opened:
                texts, problem = extraction.texts_of(opened.read())
        except OSError as error:
            problem = str(error)[:200]
        if problem:
            logger.warning("The file of document %s: %s", document.pk, problem)
    with transaction.atomic():
        SearchPassage.objects.filter(file=document).delete()
        SearchPassage.objects.bulk_create(_passage(document, number, text) for number, text in enumerate(texts, 1))
        PortalDocument.objects.filter(pk=document.pk).update(problem=problem[:200])
    outbox.call()


def _passage(document, number, text):
    # Each page is read in its own language: files in both are common.
    language = words.language_of(text, "en" if document.language == "en" else "fr")
    stems, forms = words.stems_and_forms(text, language)
    return SearchPassage(file=document, number=number, text=text, language=language, words=stems, forms=forms)
