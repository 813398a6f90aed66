"""A site of generated pages, to measure the portal on: each room registers how a page of its types is made.

`manage.py generate_corpus` makes pairs of pages, one in each language, from the sentences of `sample/corpus/`. The seed and
the number of a pair decide everything in it, so that a corpus of 10,000 begins with the one of 2,000. Adding a page type
touches its own app alone: it registers a `Kind` when it is ready.
"""

from dataclasses import dataclass

_kinds = []
_followers = []


@dataclass(frozen=True)
class Kind:
    """How pairs of one page type are made.

    `order` places it (what others refer to comes first), `share` is its part of a corpus, `section` the model of the page
    it stands under, `make(draft)` returns ({"fr": fields, "en": fields}, {relation: rows}) for a `portal.corpus.draft.Draft`.
    """

    order: int
    name: str
    share: int
    model: type
    section: type
    make: object


def register(kind):
    """Add a page type; a room calls this when it is ready."""
    _kinds.append(kind)


def follow(function):
    """Call `function(pages)` for each batch of pages written, in its transaction, as signals do for one that is published."""
    _followers.append(function)
    return function


def kinds():
    """Return the page types in order."""
    return sorted(_kinds, key=lambda kind: kind.order)


def followers():
    """Return what follows each batch."""
    return tuple(_followers)


def kind_of(number):
    """Return the `Kind` of pair `number` (from 1): one of each first, then by their shares, evenly mixed."""
    every = kinds()
    if number <= len(every):
        return every[number - 1]
    places = sorted(
        ((position + 0.5) / kind.share, kind.order, kind.name, kind) for kind in every for position in range(kind.share)
    )
    return places[number % len(places)][-1]
