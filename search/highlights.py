"""Marks under the words that answered, and the part of a text where they stand; every other character is escaped."""

from django.utils.html import escape
from django.utils.safestring import mark_safe
from rapidfuzz.distance import DamerauLevenshtein

from . import words
from .spelling import distance_for

LENGTH = 240
#: A text longer than this is looked at only so far: nobody waits for a mark on the hundredth page.
READ = 60_000


def marked(text, query, shown=None):
    """Return `text` as HTML, the words of `query` in `<mark>`; `shown` is (start, end) of the part wanted."""
    start, end = shown or (0, len(text))
    parts, at = [], start
    for left, right in _spans(text[:READ], query):
        if left >= at and right <= end:
            parts += [escape(text[at:left]), "<mark>", escape(text[left:right]), "</mark>"]
            at = right
    parts.append(escape(text[at:end]))
    return mark_safe("".join(parts))  # noqa: S308  (every part was escaped above)


def has_any(text, query):
    """Return whether `text` has a word to mark."""
    return bool(_spans(text[:READ], query))


def excerpt(text, query, length=LENGTH):
    """Return, as HTML, the part of `text` (about `length` characters) where most of the words asked stand, ellipses where it is cut."""
    text = " ".join(text[:READ].split())
    spans = _spans(text, query)
    if not spans:
        start = 0
    else:
        # The window that holds most marks; the first of these.
        best = max(
            spans, key=lambda span: (sum(span[0] <= left < span[0] + length - 60 for left, _right in spans), -span[0])
        )
        start = max(0, best[0] - 60)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if len(text) <= start + length else text.rfind(" ", start, start + length)
    end = end if end > start else start + length
    body = marked(text, query, (start, end))
    return mark_safe(("… " if start else "") + body + (" …" if end < len(text) else ""))  # noqa: S308


def _spans(text, query):
    """The (start, end) of the words of `text` that answer the query, in order, small words between two marks left out."""
    alone, runs = set(), []
    for clause in query.clauses:
        for choice in clause.choices:
            if len(choice.stems) == 1 or not choice.together:
                alone.update(choice.stems)
            else:
                runs.append(choice.stems)
    typed = [(clause.form, distance_for(clause.form)) for clause in query.clauses if " " not in clause.form]
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
