"""`search_check`: the search indexes beside the database."""

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError
from wagtail.models import Page

from search import outbox, words
from search.elastic import checking
from search.elastic.client import is_configured
from search.models import SearchDocument

SHOWN = 50


class Command(BaseCommand):
    help = "Compare the search indexes with the database; list the differences and fail when there are any."

    def handle(self, **options):
        found = list(_of_documents())
        if is_configured():
            outbox.send_all()
            try:
                found += checking.differences()
            except (ApiError, TransportError) as error:
                raise CommandError(f"Elasticsearch cannot be compared: {error}") from error
        for line in found[:SHOWN]:
            self.stdout.write(line)
        if found:
            raise CommandError(
                f"{len(found):,} differences" + (f", {SHOWN} of them above." if len(found) > SHOWN else ".")
            )
        self.stdout.write(f"{SearchDocument.objects.count():,} documents, no difference.")


def _of_documents():
    """What the documents themselves lack: pages that are live without one, words that are not those of their text."""
    for pk in SearchDocument.objects.filter(page__live=False).values_list("pk", flat=True):
        yield f"documents: page {pk} is not published"
    missing = (
        Page.objects.filter(live=True, portalpage__isnull=False) if hasattr(Page, "portalpage") else Page.objects.none()
    )
    for pk in missing.values_list("pk", flat=True):
        yield f"documents: page {pk} has none"
    rows = SearchDocument.objects.values_list("pk", "language", "title", "title_words").iterator(chunk_size=500)
    for pk, language, title, kept in rows:
        if words.stems(title, language) != kept:
            yield f"documents: the words of page {pk} are not those of its title; run search_rebuild"
