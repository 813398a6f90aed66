"""What the search field offers while somebody types: pages, members and themes by their titles, open to the reader who types.

From the documents themselves, on both engines: an index late by a second would complete the name of a page just closed.
"""

from django.db import connection
from django.db.models import BooleanField, F
from django.db.models.expressions import RawSQL

from portal import access

from . import words
from .engines import type_of
from .models import SearchEntry
from .query import clean

SHORTEST, MOST_WORDS = 2, 6
READ, OFFERED = 40, 7
#: What readers look for by name comes first.
ORDER = ("theme", "member", "publication", "practice", "programme", "event", "report", "article", "page")
IS_IN = {
    "postgresql": "to_tsvector('simple', search_searchentry.title_forms) @@ %s::tsquery",
    "sqlite": "search_searchentry.document_id IN (SELECT rowid FROM search_entry_titles WHERE search_entry_titles MATCH %s)",
}


def suggestions(request, text, language):
    """Return at most `OFFERED` dicts (title, type, url) of the pages whose titles have words that begin as these; one query."""
    forms = [word.form for word in words.words(clean(text)[0], language)][:MOST_WORDS]
    if not forms or len("".join(forms)) < SHORTEST:
        return []
    found = (
        SearchEntry.objects.in_language(language)
        .outside(access.closed_for(request))
        .filter(RawSQL(IS_IN[connection.vendor], [_prefixes(forms)], output_field=BooleanField()))  # noqa: S611 (a parameter)
    )
    # Themes and members have no date, and come first on both databases: they are what is looked for by name.
    latest = found.order_by(F("date").desc(nulls_first=True), "-pk")
    rows = latest.values_list("document__title", "kind", "document__page__url_path", "title_forms")[: READ * 5]
    ranked = sorted(rows, key=lambda row: _rank(row[3], type_of(row[1]), forms))
    return [{"title": title, "type": type_of(kind), "url": url} for title, kind, url, _forms in ranked[:OFFERED]]


def _prefixes(forms):
    if connection.vendor == "postgresql":
        return " & ".join(f"'{form}':*" for form in forms)
    return " AND ".join(f'"{form}" *' for form in forms)


def _rank(title, kind, forms):
    """Titles that begin with what was typed first, then by type."""
    return (not title.startswith(" ".join(forms)), ORDER.index(kind))
