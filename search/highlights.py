"""Marks under the words that answered, and the part of a text where they stand; every other character is escaped."""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import mark_safe
from rapidfuzz.distance import DamerauLevenshtein

from . import words
from .spelling import distance_for

LENGTH = 240
#: A text longer than this is looked at only so far: nobody waits for a mark on the hundredth page.
READ = 60_000
#: Of a long text, what is read word by word, in characters; and what holds a word and the small ones after it.
PART, SOME = 900, 120
#: The letters with an accent or two in one, by what they are in plain letters.
WORN = {}
#: What is no plain letter, nor one that the patterns made of `WORN` know: "m³", which is read "m3", or another script.
STRANGE = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u017f]")
for _letter in map(chr, range(0xC0, 0x180)):
    WORN[words.plain(_letter)] = WORN.get(words.plain(_letter), "") + _letter


def marked(text, query, shown=None, *, near=()):
    """Return `text` as HTML, the words of `query` in `<mark>`; `shown` is (start, end) of the part wanted.

    `near` are those of its words (`unsaid`) for which words that differ by a letter are marked too: where a page says "port",
    "pont" is no answer.
    """
    return _marked(text, _spans(text[:READ], query, near), *(shown or (0, len(text))))


def _marked(text, spans, start, end):
    parts, at = [], start
    for left, right in spans:
        if left >= at and right <= end:
            parts += [escape(text[at:left]), "<mark>", escape(text[left:right]), "</mark>"]
            at = right
    parts.append(escape(text[at:end]))
    return mark_safe("".join(parts))  # noqa: S308  (every part was escaped above)


def unsaid(texts, query):
    """Return the words of `query`, as typed, that none of `texts` says in any way: a page found all the same has words near them."""
    said = {word.stem for text in texts for word in words.words(text[:READ], query.language)}
    alone = [clause for clause in query.clauses if " " not in clause.form]
    return {clause.form for clause in alone if not any(said.issuperset(choice.stems) for choice in clause.choices)}


def excerpt(text, query, length=LENGTH, *, near=()):
    """Return, as HTML, the part of `text` (about `length` characters) where most of the words asked stand, ellipses where it is cut."""
    text = " ".join(text[:READ].split())
    first, last = _dense(text, query, near)
    spans = [(first + left, first + right) for left, right in _spans(text[first:last], query, near)]
    lefts = [left for left, _right in spans]
    start = 0
    if lefts:
        # The window that holds most marks; the first of these.
        held = [bisect_left(lefts, left + length - 60) - rank for rank, left in enumerate(lefts)]
        start = max(0, lefts[held.index(max(held))] - 60)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if len(text) <= start + length else text.rfind(" ", start, start + length)
    end = end if end > start else start + length
    body = _marked(text, spans, start, end)
    return mark_safe(("… " if start else "") + body + (" …" if end < len(text) else ""))  # noqa: S308


def _dense(text, query, near):
    """The (start, end) of the part of a text to look for marks in: of a long one that must be read word by word, where beginnings of
    the words asked crowd.
    """
    stems = _stems(query.clauses) | {form for phrase in query.phrases for form in phrase}
    if len(text) <= PART or near or not query.phrases:
        return 0, len(text)
    places = [match.start() for match in _beginnings(frozenset(stems), but=1).finditer(text)]
    if not places:
        return 0, PART
    held = [bisect_left(places, place + LENGTH - 60) - rank for rank, place in enumerate(places)]
    middle = places[held.index(max(held))]
    first = text.rfind(" ", 0, max(0, middle - PART // 3)) + 1
    return first, min(len(text), first + PART)


def _stems(clauses):
    return {stem for clause in clauses for choice in clause.choices for stem in choice.stems}


@lru_cache(maxsize=1_000)
def _beginnings(stems, but=2):
    """The pattern of where words with these stems may begin: their letters `but` the last two, which are those a stemmer changes."""
    begun = "|".join(_beginning(stem[: max(4 - but, len(stem) - but)]) for stem in sorted(stems))
    return re.compile(rf"(?<![^\W_])(?:{begun})", re.IGNORECASE)


@lru_cache(maxsize=1_000)
def _beginning(plain):
    """The pattern of the beginning of a word, whatever accents its letters wear in a text, "oe" also where it is one letter."""
    pieces = (piece for piece in re.split("(oe|ae|ss)", plain) if piece)
    return "".join(
        f"(?:{_letters(piece)}|[{WORN[piece]}])" if len(piece) > 1 and piece in WORN else _letters(piece)
        for piece in pieces
    )


def _letters(plain):
    return "".join(f"[{letter}{WORN.get(letter, '')}]{words.UPON}*" for letter in plain)


def _spans(text, query, near):
    """The (start, end) of the words of `text` that answer the query, in order, small words between two marks left out."""
    alone, runs = set(), []
    for clause in query.clauses:
        for choice in clause.choices:
            if len(choice.stems) == 1 or not choice.together:
                alone.update(choice.stems)
            else:
                runs.append(choice.stems)
    if near or query.phrases:
        return _spans_of_all(text, query, near, alone, runs)
    spans = set()
    for start in _starts(text, query):
        word = next(words.words(text[start : start + SOME], query.language), None)
        if word is None or word.start:
            continue
        if word.stem in alone:
            spans.add((start, start + word.end))
        for run in runs:
            if run[0] == word.stem:
                after = words.words(text[start : start + SOME * len(run)], query.language)
                said = list(islice((one for one in after if not words.is_small(one.form, query.language)), len(run)))
                if tuple(one.stem for one in said) == run:
                    spans |= {(start + one.start, start + one.end) for one in said}
    return sorted(spans)


def _starts(text, query):
    """Where a word asked may begin: most words of a text need not be looked at."""
    if not query.clauses:
        return set()
    starts = {match.start() for match in _beginnings(frozenset(_stems(query.clauses))).finditer(text)}
    for strange in STRANGE.finditer(text):
        start = strange.start()
        while start and strange.start() - start < words.LONGEST and text[start - 1].isalnum():
            start -= 1
        starts.add(start)
    return starts


def _spans_of_all(text, query, near, alone, runs):
    typed = [(form, distance_for(form)) for form in near]
    found = list(words.words(text, query.language))
    telling = [word for word in found if not words.is_small(word.form, query.language)]
    spans = {(word.start, word.end) for word in found if word.stem in alone or _is_near(word.form, typed)}
    stems = [word.stem for word in telling]
    for run in runs:
        for at in _places(stems, run):
            spans |= {(word.start, word.end) for word in telling[at : at + len(run)]}
    forms = [word.form for word in found]
    for phrase in query.phrases:
        for at in _places(forms, phrase):
            spans |= {(word.start, word.end) for word in found[at : at + len(phrase)]}
    return sorted(spans)


def _places(sequence, run):
    return [at for at in range(len(sequence) - len(run) + 1) if tuple(sequence[at : at + len(run)]) == tuple(run)]


def _is_near(form, typed):
    """Whether a word is one of those typed but for a letter."""
    return any(
        limit and abs(len(form) - len(other)) <= limit
        and DamerauLevenshtein.distance(form, other, score_cutoff=limit) <= limit
        for other, limit in typed
    )  # fmt: skip
