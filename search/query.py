"""What a reader typed, understood: words with their synonyms, phrases in quotes, words to leave out."""

import re
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from . import words

LONGEST, MOST_WORDS, MOST_PHRASES = 200, 12, 4
#: What the words of a term are worth apart, a synonym, a word put right (`search.spelling`).
APART, SYNONYM, PUT_RIGHT = 0.9, 0.7, 0.5
PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:["«“](?P<phrase>[^"«»“”]*)["»”]|(?P<word>[^\s"«»“”]+))')


class Term(NamedTuple):
    """One term of a group of synonyms: its stems, and its words in plain letters."""

    stems: tuple
    text: str


@dataclass(frozen=True)
class Choice:
    """One way to say what was asked: stems that follow each other, or that are all there when not `together`.

    `text` is the same in plain words, for an engine that analyses by itself. `weight` is 1 for the reader's own words, less for
    their synonyms and for words put right.
    """

    stems: tuple
    text: str
    weight: float = 1.0
    together: bool = True


@dataclass(frozen=True)
class Clause:
    """One thing asked: `form` as typed, in plain letters, and the ways to say it; a document answers by any of them."""

    form: str
    choices: tuple


@dataclass(frozen=True)
class Query:
    """A query in one language. `text` is what was typed, cleaned and cut; `clauses` are all wanted, `phrases` (tuples of
    forms) must stand in the text as they are; `excluded`, stems, must not (`excluded_forms` are the words that have them), nor
    `excluded_phrases`.
    """

    text: str
    language: str
    clauses: tuple = ()
    phrases: tuple = ()
    excluded: tuple = ()
    excluded_forms: tuple = ()
    excluded_phrases: tuple = ()
    was_cut: bool = False

    def __bool__(self):
        return bool(self.clauses or self.phrases)

    def relaxed(self):
        """Return the sets of clauses of which one is enough, from those that leave out one word to those that keep one.

        Of more than six words one or two are left out, or all but one: the sets in between are too many.
        """
        number = len(self.clauses)
        sizes = range(number - 1, 0, -1) if number <= 6 else (number - 1, number - 2, 1)
        return [list(combinations(self.clauses, kept)) for kept in sizes]


def clean(text):
    """Return (text, whether it was cut): one line, no control character, at most `LONGEST` characters."""
    text = " ".join("".join(" " if ord(letter) < 32 or ord(letter) == 127 else letter for letter in text).split())
    text = text.encode("utf-8", "ignore").decode()
    return text[:LONGEST].rstrip(), len(text) > LONGEST


def parse(text, language, synonyms=()):
    """Return the `Query` of what was typed. Nothing that can be typed is an error: what means nothing is left out.

    `synonyms` are the groups of this language (`search.synonyms.groups`), each a sequence of `Term`s.
    """
    text, was_cut = clean(text)
    loose, phrases, excluded, excluded_phrases = [], [], {}, []
    for piece in PIECE.finditer(text):
        found = list(words.words(piece["phrase"] if piece["phrase"] is not None else piece["word"], language))
        if not found:
            continue
        if piece["minus"] and piece["phrase"] is not None and len(found) > 1:
            excluded_phrases.append(tuple(word.form for word in found))
        elif piece["minus"]:
            telling = [word for word in found if not words.is_small(word.form, language)] or found[:1]
            excluded |= {word.stem: word.form for word in telling}
        elif piece["phrase"] is not None and len(found) > 1:
            phrases.append(tuple(word.form for word in found))
        else:
            loose += found
    telling = [word for word in loose if not words.is_small(word.form, language)] or loose
    return Query(
        text=text,
        language=language,
        clauses=tuple(_clauses(telling[:MOST_WORDS], synonyms)),
        phrases=tuple(phrases[:MOST_PHRASES]),
        excluded=tuple(excluded)[:MOST_WORDS],
        excluded_forms=tuple(excluded.values())[:MOST_WORDS],
        excluded_phrases=tuple(excluded_phrases[:MOST_PHRASES]),
        was_cut=was_cut or len(telling) > MOST_WORDS,
    )


def _clauses(found, synonyms):
    """One clause for each word, or for each run of words that is a term of a group of synonyms."""
    stems = tuple(word.stem for word in found)
    clauses, at = {}, 0
    while at < len(found):
        length, others = _synonyms_at(stems, at, synonyms)
        own = stems[at : at + length]
        form = " ".join(word.form for word in found[at : at + length])
        choices = [Choice(own, form)]
        if length > 1:
            # The words of a term also answer apart: "poste à quai" is in "un poste de croisière à quai".
            choices.append(Choice(own, form, APART, together=False))
        choices += [Choice(other.stems, other.text, SYNONYM) for other in others if other.stems != own]
        clauses.setdefault(own, Clause(form, tuple(choices)))
        at += length
    return list(clauses.values())


def _synonyms_at(stems, at, synonyms):
    """Return (number of words, other terms) of the longest term of any group that begins at this word; (1, ()) without."""
    here = [
        (len(term.stems), group)
        for group in synonyms
        for term in group
        if stems[at : at + len(term.stems)] == term.stems
    ]
    longest = max((length for length, _group in here), default=1)
    return longest, tuple(dict.fromkeys(term for length, group in here if length == longest for term in group))
