"""What every page reads and hardly ever changes, kept in a process until readers may see something else."""

import time
from functools import wraps

from django.conf import settings
from django.db import connection

from .generation import chosen

#: Answers kept of one function, in one process.
MOST = 32


def until_a_change(read):
    """Decorate a function that reads the database: what it returned for these arguments is kept until the next announced change.

    The arguments are hashable, and what the answer depends on is in them: the reader above all (`access.closed_for`).
    It is exact as the page cache is (`generation`), and shares its longest life. Within a transaction, which sees its own
    changes before they are announced, and where changes cannot be announced, it is read each time. Keep nothing so that the
    access rule reads.
    """
    held = {}

    @wraps(read)
    def answer(*asked):
        number = None if connection.in_atomic_block else _generation()
        if number is None:
            return read(*asked)
        kept = held.get(asked)
        if kept is None or kept[0] != number or kept[1] < time.monotonic():
            # The number was read first: a change made meanwhile makes this old at once.
            kept = (number, time.monotonic() + settings.PAGE_CACHE_SECONDS, read(*asked))
            if len(held) >= MOST:
                held.clear()
            held[asked] = kept
        return kept[2]

    return answer


def _generation():
    generation = chosen()
    return generation.read() if generation is not None and generation.is_writable() else None
