"""The engine that every installation has: the words kept beside the documents, asked on SQLite or PostgreSQL."""

from collections import Counter
from dataclasses import replace
from datetime import date

from search import days, spelling

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
    known = {row.page_id for row in found}
    if len(found) < FEW and query.clauses and (right := spelling.put_right(query)):
        others = [row for row in _found(asked, [right]) if row.page_id not in known]
    for sets in query.relaxed():
        if len(found) + len(others) >= FEW:
            break
        others = [row for row in _found(asked, sets) if row.page_id not in known]
    answered = _answer(asked, found + ranking.weigh(query, others, days.today()))
    return replace(answered, is_relaxed=bool(others), exact=len(found))


def number_of(asked):
    """Return how many pages have all the words of the query and pass its filters."""
    return _answer(asked, _found(asked, [asked.query.clauses])).total


def _all(asked):
    # The newest first, what has no date last; the two databases would not agree on where that stands.
    return sorted(matches.every(asked), key=lambda row: (row.date or date.min, row.page_id), reverse=True)


def _found(asked, sets):
    rows, in_files = matches.found(asked, sets)
    known = {row.page_id: row for row in rows}
    for page_id, (own, passages) in in_files.items():
        row = known.setdefault(page_id, own)
        # One file is quoted, the best: two of the same study, in two languages, would say everything twice.
        best = passages[0][0]
        row.passages = [(file, number) for file, number, _measure in passages if file == best][:QUOTED]
        row.file_measure = max(measure for _file, _number, measure in passages)
    return list(known.values())


def _answer(asked, rows):
    chosen = {name: set(values) for name, values in asked.chosen.items() if values}
    kept, counts = _filtered(rows, chosen) if chosen else (rows, _counted(rows, FACETS))
    if asked.order == NEWEST:
        kept.sort(key=lambda row: (row.date or date.min, row.score), reverse=True)
    shown = kept[asked.first : asked.first + asked.number]
    return Answer([Hit(row.page_id, row.score, row.date, row.passages) for row in shown], len(kept), counts)


def _counted(rows, names):
    """Return {facet name: {key: number of these rows that carry it}} for the facets `names`."""
    counts = {name: {} for name in names}
    if "type" in names:
        for kind, number in Counter(row.kind for row in rows).items():
            counts["type"][type_of(kind)] = counts["type"].get(type_of(kind), 0) + number
    # All the lines at once: thousands of pages carry a dozen terms each.
    lines = Counter("\n".join(row.keys for row in rows).split("\n"))
    for line, number in lines.items():
        facet, _colon, key = line.partition(":")
        if NAMES.get(facet) in names:
            counts[NAMES[facet]][key] = number
    return counts


def _filtered(rows, chosen):
    """Return the rows that every filter lets through, and the counts of each facet with the other filters in force."""
    wanted = {name: {f"{FACETS[name]}:{key}" for key in keys} for name, keys in chosen.items()}
    kept, but_for = [], {name: [] for name in chosen}
    for row in rows:
        own = {f":{type_of(row.kind)}", *row.keys.split("\n")}
        missed = [name for name, keys in wanted.items() if own.isdisjoint(keys)]
        if not missed:
            kept.append(row)
        elif len(missed) == 1:
            but_for[missed[0]].append(row)
    # A facet is counted with the other filters in force: what one more of its values would let in.
    counts = _counted(kept, [name for name in FACETS if name not in chosen])
    for name, others in but_for.items():
        counts |= _counted(kept + others, [name])
    return kept, counts
