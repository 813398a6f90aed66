"""The index beside the database: what is missing, what should not be there, what differs."""

from elasticsearch.helpers import scan

from search.models import SearchDocument

from . import health
from .client import LONG_PATIENCE, client
from .indexes import GONE, LANGUAGES, alias
from .sending import sources

BATCH = 500


def differences():
    """Yield a sentence for each difference between the indexes and the database. Raises the errors of `elasticsearch`."""
    server = client(LONG_PATIENCE)
    for name in health.different_indexes(LONG_PATIENCE):
        yield f"{name}: made by other code; run search_rebuild"
    for language in LANGUAGES:
        server.indices.refresh(index=alias(language))
        held = {
            int(hit["_id"]): hit["_source"].get("fingerprint")
            for hit in scan(
                server,
                index=alias(language),
                query={"_source": ["fingerprint"], "query": {"bool": {"must_not": {"term": GONE}}}},
                size=BATCH,
            )
        }
        ids = list(SearchDocument.objects.filter(language=language, page__live=True).values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            for pk, (_language, source) in sources(ids[start : start + BATCH]).items():
                kept = held.pop(pk, None)
                if kept != source["fingerprint"]:
                    yield f"{alias(language)}: page {pk} {'is missing' if kept is None else 'differs'}"
        for pk in held:
            yield f"{alias(language)}: page {pk} should not be there"
