"""The words of every document written again from its text: after a change of the analysis (`search.words`)."""

from django.db import connection

from . import documents, words
from .models import SearchDocument, SearchPassage

BATCH = 500
READ = ("language", "title", "summary", "body", "card")
COLUMNS = ("title_words", "summary_words", "body_words", "title_forms", "forms")


def analyse_again(report=lambda language, done, total: None):
    """Write the words of all documents and passages again, a batch a transaction; return how many there are."""
    done = 0
    for language in ("fr", "en"):
        found = SearchDocument.objects.filter(language=language).only(*READ).order_by("pk")
        done += _in_batches(
            found, lambda row: documents.compared(_values(row), row.language), COLUMNS, language, report
        )
    passages = SearchPassage.objects.only("language", "text").order_by("pk")
    return done + _in_batches(passages, _of_passage, ("words", "forms"), "files", report)


def _in_batches(found, work, columns, name, report):
    ids = list(found.values_list("pk", flat=True))
    table, key = found.model._meta.db_table, found.model._meta.pk.column
    assigned = ", ".join(f"{column} = %s" for column in columns)
    for start in range(0, len(ids), BATCH):
        rows = found.filter(pk__in=ids[start : start + BATCH])
        values = [(*(made[column] for column in columns), row.pk) for row in rows for made in [work(row)]]
        # Names of our own model alone. One statement for all: Django's bulk_update writes a CASE as long as the texts.
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {assigned} WHERE {key} = %s", values)  # noqa: S608
        report(name, start + len(values), len(ids))
    return len(ids)


def _values(row):
    return {"title": row.title, "summary": row.summary, "body": row.body, "card": row.card}


def _of_passage(row):
    stems, forms = words.stems_and_forms(row.text, row.language)
    return {"words": stems, "forms": forms}
