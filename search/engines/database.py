"""The engine that every installation has: the words kept beside the documents, asked on SQLite or PostgreSQL."""

from collections import Counter
from dataclasses import replace
from datetime import date

from django.db.models import Count

from search import days, spelling
from search.models import SearchTerm

from . import FACETS, FEW, NEWEST, Answer, Hit, matches, ranking, type_of

#: Passages named under one result.
QUOTED = 3
NAMES = {facet: name for name, facet in FACETS.items() if facet}


def answer(asked):
    """Return the `Answer` to an `Asked`.

    Pages that have all the words; when there are none, words are put right (`search.spelling`), then left out one after the other.
    Without a word, every page that the filters let through.
    """
    query = asked.query
    if not query:
        return _answer(asked, _all(asked))
    found = ranking.weigh(query, _found(asked, [query.clauses]), days.today())
    others = []
    known = {row["page_id"] for row in found}
    if len(found) < FEW and query.clauses and (right := spelling.put_right(query)):
        others = [row for row in _found(asked, [right]) if row["page_id"] not in known]
    for sets in query.relaxed():
        if len(found) + len(others) >= FEW:
            break
        others = [row for row in _found(asked, sets) if row["page_id"] not in known]
    answered = _answer(asked, found + ranking.weigh(query, others, days.today()))
    return replace(answered, is_relaxed=bool(others), exact=len(found))


def number_of(asked):
    """Return how many pages have all the words of the query, whatever the filters."""
    return len(_found(asked, [asked.query.clauses]))


def _all(asked):
    rows = matches.documents(asked).values("page_id", "kind", "date")
    # The newest first, what has no date last; the two databases would not agree on where that stands.
    rows = sorted(rows, key=lambda row: (row["date"] or date.min, row["page_id"]), reverse=True)
    return [{**row, "score": 0, "passages": []} for row in rows]


def _found(asked, sets):
    rows, in_files = matches.found(asked, sets)
    known = {row["page_id"]: {**row, "passages": []} for row in rows}
    for page_id, entry in in_files.items():
        row = known.setdefault(page_id, {**entry["row"], "passages": []})
        # One file is quoted, the best: two of the same study, in two languages, would say everything twice.
        best = entry["passages"][0][0]
        row["passages"] = [(file, number) for file, number, _measure in entry["passages"] if file == best][:QUOTED]
        row["file_measure"] = max(measure for _file, _number, measure in entry["passages"])
    return list(known.values())


def _answer(asked, rows):
    chosen = {name: set(values) for name, values in asked.chosen.items() if values}
    kept, counts = _filtered(rows, chosen) if chosen else (rows, _counted(rows))
    if asked.order == NEWEST:
        kept.sort(key=lambda row: (row["date"] is not None, row["date"] or 0, row["score"]), reverse=True)
    shown = kept[asked.first : asked.first + asked.number]
    hits = [Hit(row["page_id"], row["score"], row["date"], row["passages"]) for row in shown]
    return Answer(hits, len(kept), {name: dict(found) for name, found in counts.items()})


def _counted(rows):
    """Count the keys of every facet over these rows: without a filter the database does it, by one query."""
    counts = {name: {} for name in FACETS}
    counts["type"] = Counter(type_of(row["kind"]) for row in rows)
    if rows:
        for facet, key, number in _terms(rows).values_list("facet", "key").annotate(number=Count("*")).order_by():
            counts[NAMES[facet]][key] = number
    return counts


def _filtered(rows, chosen):
    """Return the rows that every filter lets through, and the counts of each facet with the other filters in force."""
    keys = _keys(rows)
    counts = {name: Counter() for name in FACETS}
    kept = []
    for row in rows:
        own = keys[row["page_id"]]
        missed = [name for name, values in chosen.items() if not values & own.get(name, set())]
        if not missed:
            kept.append(row)
        # A facet is counted with the other filters in force: what one more of its values would let in.
        for name in FACETS:
            if not missed or missed == [name]:
                counts[name].update(own.get(name, ()))
    return kept, counts


def _keys(rows):
    """Return {page id: {facet name: keys}} of these rows, by one query."""
    keys = {row["page_id"]: {"type": {type_of(row["kind"])}} for row in rows}
    if keys:
        for page_id, facet, key in _terms(rows).values_list("document_id", "facet", "key"):
            keys[page_id].setdefault(NAMES[facet], set()).add(key)
    return keys


def _terms(rows):
    ids = [row["page_id"] for row in rows]
    return SearchTerm.objects.filter(matches.is_one_of("search_searchterm.document_id", ids), facet__in=NAMES)
