"""The words of every document written again from its text: after a change of the analysis (`search.words`)."""

from . import documents, words
from .models import SearchDocument, SearchPassage

BATCH = 500
COLUMNS = ("title_words", "summary_words", "body_words", "title_forms", "forms")


def analyse_again(report=lambda language, done, total: None):
    """Write the words of all documents and passages again, a batch a transaction; return how many there are."""
    done = 0
    for language in ("fr", "en"):
        found = SearchDocument.objects.filter(language=language).order_by("pk")
        done += _in_batches(
            found, lambda row: documents.compared(_values(row), row.language), COLUMNS, language, report
        )
    passages = SearchPassage.objects.order_by("pk")
    return done + _in_batches(passages, _of_passage, ("words", "forms"), "files", report)


def _in_batches(found, work, columns, name, report):
    ids = list(found.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        rows = list(found.filter(pk__in=ids[start : start + BATCH]))
        for row in rows:
            for column, value in work(row).items():
                setattr(row, column, value)
        found.model.objects.bulk_update(rows, columns)
        report(name, start + len(rows), len(ids))
    return len(ids)


def _values(row):
    return {"title": row.title, "summary": row.summary, "body": row.body, "card": row.card}


def _of_passage(row):
    return {"words": words.stems(row.text, row.language), "forms": words.forms(row.text, row.language)}
