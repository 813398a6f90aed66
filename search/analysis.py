"""The index of the database engine made anew from the documents (`search.entries`): after a change of the analysis, or a doubt."""

import gc

from django.db import connection, transaction

from . import entries, fields, swap, words
from .models import SearchDocument, SearchEntry, SearchPassage, SearchTerm

BATCH = 1_000


def analyse_again(report=lambda name, done, total: None):
    """Make the entries of all documents and the words of all passages again; return how many there are.

    Searches and publications go on meanwhile. On PostgreSQL the entries are another table until all are there: killed before,
    nothing has changed. Raises `search.swap.Busy` when that table could not take the place of the other.
    """
    # What lives now stays: for every few documents the collector would look at all of it again, a tenth of the whole time.
    gc.freeze()
    ids = list(SearchDocument.objects.order_by("pk").values_list("pk", flat=True))
    if connection.vendor == "postgresql":
        swap.make_anew(ids, _entries, lambda done: report("documents", done, len(ids)), BATCH)
    else:
        SearchEntry.objects.exclude(pk__in=SearchDocument.objects.values("pk")).delete()
        for start in range(0, len(ids), BATCH):
            with transaction.atomic():  # What is published meanwhile waits: it must not be written over.
                entries.write(_entries(ids[start : start + BATCH]))
            report("documents", min(start + BATCH, len(ids)), len(ids))
    return len(ids) + _passages(report)


def different():
    """Yield the ids of the documents whose entry is missing or is not what would be made of them now, and of entries without one."""
    ids = list(SearchDocument.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        chosen = ids[start : start + BATCH]
        kept = {row["document_id"]: row for row in SearchEntry.objects.filter(pk__in=chosen).values(*entries.NAMES)}
        for made in _entries(chosen):
            made["vector"] = fields.as_read(made["vector"], connection)
            if kept.get(made["document_id"]) != made:
                yield made["document_id"]
    yield from SearchEntry.objects.exclude(pk__in=SearchDocument.objects.values("pk")).values_list("pk", flat=True)


def _entries(ids):
    """Return the values of the entries of the documents from the first of these ids to the last, in the order of documents, each made
    when it is asked for; all is read at once, before.
    """
    if not ids:
        return ()
    # A thousand numbers in a query take longer to write than their documents to read.
    first, last = ids[0], ids[-1]
    rows = list(SearchDocument.objects.filter(pk__gte=first, pk__lte=last).values(*entries.READ).order_by())
    terms = {}
    found = SearchTerm.objects.filter(document__gte=first, document__lte=last, facet__in=entries.SEARCHED).order_by()
    for pk, *term in found.values_list("document_id", "facet", "key"):
        terms.setdefault(pk, []).append(term)
    return (entries.values(row, terms.get(row["pk"], ())) for row in rows)


def _passages(report):
    found = SearchPassage.objects.only("language", "text").order_by("pk")
    ids = list(found.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        values = []
        for row in found.filter(pk__in=ids[start : start + BATCH]):
            stems, forms = words.stems_and_forms(row.text, row.language)
            values.append((stems, forms, row.pk))
        # One statement for all: Django's bulk_update writes a CASE as long as the texts.
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE search_searchpassage SET words = %s, forms = %s WHERE id = %s", values)
        report("files", start + len(values), len(ids))
    return len(ids)
