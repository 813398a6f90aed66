"""The order of what the database found: its own measure, then what a reader expects to see first.

A title that says the words asked comes before a text that repeats them; rare words count more than common ones; the words as
typed count more than their synonyms; of two equals, the newer.
"""

import math

#: How many of the best, by the database's measure, are weighed again.
WEIGHED = 300
TITLE, WHOLE_TITLE, AS_TYPED, MEASURE, FILE, FRESH = 3.0, 1.0, 0.6, 1.0, 0.45, 0.05
DECADE = 3650


def weigh(query, found, today):
    """Return `found` in order. Each is a dict: page_id, title_words, title_forms (texts), measure (of the document, 0 when only a
    file answers), file_measure, date; its "score" is written.
    """
    highest = max((row["measure"] for row in found), default=0) or 1
    highest_file = max((row["file_measure"] for row in found), default=0) or 1
    for row in found:
        row["score"] = MEASURE * row["measure"] / highest + FILE * row["file_measure"] / highest_file
    found.sort(key=lambda row: (-row["score"], row["page_id"]))
    best = found[:WEIGHED]
    rarity = _rarity(query, best)
    for row in best:
        row["score"] += _title(query, row, rarity) + FRESH * _freshness(row["date"], today)
    best.sort(key=lambda row: (-row["score"], row["page_id"]))
    return best + found[WEIGHED:]


def _rarity(query, rows):
    """How much each clause tells: one that few titles have tells more."""
    counts = [sum(_says(clause, row["title_words"].split()) > 0 for row in rows) for clause in query.clauses]
    return [math.log(1 + (len(rows) + 1) / (count + 0.5)) for count in counts]


def _title(query, row, rarity):
    stems, forms = row["title_words"].split(), set(row["title_forms"].split())
    if not stems or not query.clauses:
        return 0
    said = [_says(clause, stems) for clause in query.clauses]
    telling = sum(weight * part for weight, part in zip(rarity, said, strict=True)) / sum(rarity)
    typed = sum(set(clause.form.split()) <= forms for clause in query.clauses) / len(query.clauses)
    own = {stem for clause in query.clauses for stem in clause.choices[0].stems}
    covered = sum(stem in own for stem in stems) / len(stems)
    return TITLE * telling + AS_TYPED * typed * telling + WHOLE_TITLE * covered * telling


def _says(clause, stems):
    """What a title is worth for a clause: the weight of the best way to say it that it has, 0 for none."""
    return max((choice.weight for choice in clause.choices if _has(choice, stems)), default=0)


def _has(choice, stems):
    first = choice.stems[0]
    if len(choice.stems) == 1:
        return first in stems
    if not choice.together:
        return set(choice.stems) <= set(stems)
    length = len(choice.stems)
    return any(tuple(stems[at : at + length]) == choice.stems for at in range(len(stems) - length + 1))


def _freshness(date, today):
    return max(0.0, 1 - abs((today - date).days) / DECADE) if date else 0
