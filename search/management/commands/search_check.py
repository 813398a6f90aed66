"""`search_check`: the search indexes beside the database."""

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError
from wagtail.models import Page

from portal.models import PortalPage
from search import analysis, outbox
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
    """What is wrong with the documents themselves: of pages no longer published, missing, words that are not those of their text."""
    for pk in SearchDocument.objects.filter(page__live=False).values_list("pk", flat=True):
        yield f"documents: page {pk} is not published"
    without = Page.objects.live().filter(search_document_row=None, depth__gt=1)
    for page in without.specific().iterator():
        if isinstance(page, PortalPage) and page.search_document() is not None:
            yield f"documents: page {page.pk} has none; publish it again"
    for pk in analysis.different():
        yield f"documents: the words of page {pk} are not those of its text; run search_rebuild"
