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
    """Return these rows (`matches.Row`) in order; their scores are written."""
    highest = max((row.measure for row in found), default=0) or 1
    highest_file = max((row.file_measure for row in found), default=0) or 1
    for row in found:
        row.score = MEASURE * row.measure / highest + FILE * row.file_measure / highest_file
    found.sort(key=_order)
    best = found[:WEIGHED]
    # What each title says of each clause; most titles say nothing, and are looked at no further.
    begins = {choice.stems[0] for clause in query.clauses for choice in clause.choices}
    titles = [row.title_words.split() for row in best]
    nothing = [0] * len(query.clauses)
    said = [
        nothing if begins.isdisjoint(stems) else [_says(clause, stems) for clause in query.clauses] for stems in titles
    ]
    rarity = [_rarity(sum(of_clause[at] > 0 for of_clause in said), len(best)) for at in range(len(query.clauses))]
    for row, stems, of_clauses in zip(best, titles, said, strict=True):
        row.score += FRESH * _freshness(row.date, today)
        if any(of_clauses):
            row.score += _title(query, row, stems, of_clauses, rarity)
    best.sort(key=_order)
    return best + found[WEIGHED:]


def _order(row):
    return -row.score, row.page_id


def _rarity(count, number):
    """How much a clause tells: one that few titles have (`count` of `number`) tells more."""
    return math.log(1 + (number + 1) / (count + 0.5))


def _title(query, row, stems, said, rarity):
    forms = set(row.title_forms.split())
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
