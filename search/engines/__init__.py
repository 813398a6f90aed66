"""The engines behind the results page: what each is asked, what each answers."""

import datetime
from dataclasses import dataclass, field

from search.query import Query

#: The filters of the results page, by their name in the address, with the facet of `SearchTerm` behind each; "type" is the kind.
FACETS = {
    "type": "",
    "theme": "theme",
    "place": "place",
    "member": "organisation",
    "year": "year",
    "language": "language",
    "files": "files",
    "audience": "audience",
}
#: Types a reader may choose: a kind of page of its own each; every other page is a "page".
TYPES = ("theme", "practice", "publication", "member", "event", "article", "report", "programme")
#: With fewer pages that have all the words, those that have most of them follow.
FEW = 5
RELEVANCE, NEWEST = "relevance", "newest"


@dataclass(frozen=True)
class Asked:
    """One question to an engine, by one reader.

    `closed` are the treebeard paths the reader may not enter (`access.closed_for`); `audiences` and `closed_collections` say which
    files may be quoted (`access.files_within`). `chosen` maps the names of `FACETS` to the keys chosen. `first` is the rank of the
    first hit wanted, from 0, `number` how many.
    """

    query: Query
    closed: tuple
    audiences: tuple
    closed_collections: tuple
    chosen: dict = field(default_factory=dict)
    order: str = RELEVANCE
    first: int = 0
    number: int = 20


@dataclass
class Hit:
    """One page found: its score, and the passages of its files that answer, best first, as (file id, page number)."""

    page_id: int
    score: float
    date: datetime.date | None = None
    passages: list = field(default_factory=list)


@dataclass
class Answer:
    """What an engine found: the hits wanted, how many there are in all, and {facet name: {key: number a click would give}}.

    `exact` pages have all the words, whatever the filters; `is_relaxed`: they were few or none, and others that come near follow.
    """

    hits: list
    total: int
    counts: dict
    is_relaxed: bool = False
    exact: int = 0


def type_of(kind):
    """Return the type under which readers find a kind of page."""
    return kind if kind in TYPES else "page"
