"""The engine of a production site: Elasticsearch, within the time a reader's request may give it."""

import time
from dataclasses import replace

from search.elastic import asking
from search.models import SearchChange

from . import FEW

#: Pages that may have become private since the index heard of them, beyond which the index is not asked at all.
MOST_HIDDEN = 1_000


class TooManyChanges(Exception):
    """More pages may have become private than one question can leave out."""


def hidden_pages():
    """Return the ids of the pages whose audience may be narrower than the index knows. Raises `TooManyChanges`."""
    waiting = SearchChange.objects.filter(narrows=True).values_list("page_id", flat=True).distinct()
    hidden = list(waiting[: MOST_HIDDEN + 1])
    if len(hidden) > MOST_HIDDEN:
        raise TooManyChanges
    return hidden


def answer(asked, patience):
    """Return the `Answer` to an `Asked`: all the words, then words but for a letter or two, then some of the words.

    `patience` is in seconds. Raises what `search.elastic.asking.ask` raises, and `TooManyChanges`.
    """
    ends = time.monotonic() + patience
    hidden = hidden_pages()
    clauses = len(asked.query.clauses)
    found = asking.ask(asked, patience, hidden=hidden)
    found.exact = exact = found.total
    if _is_enough(found) or not clauses:
        return found
    # Words but for a letter or two, then fewer of the words; what has them as they stand stays first.
    for enough in range(clauses, 0, -1):
        left = ends - time.monotonic()
        if left <= 0:
            break
        relaxed = asking.ask(asked, left, fuzzy=True, minimum=enough, hidden=hidden)
        if relaxed.total > found.total:
            found = replace(relaxed, is_relaxed=True, exact=exact)
        if _is_enough(found):
            break
    return found


def _is_enough(found):
    """Whether pages have the words, be it that the filters leave them out: other words would not be what was asked."""
    return found.total >= FEW or (not found.total and any(found.counts.values()))


def number_of(asked, patience):
    """Return how many pages have all the words of the query and pass its filters; `patience` and errors as for `answer`."""
    return asking.ask(asked, patience, hidden=hidden_pages()).total
