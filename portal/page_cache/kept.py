"""What every page reads and hardly ever changes, kept in a process until readers may see something else."""

import time
from functools import wraps

from django.conf import settings
from django.db import connection

from .generation import chosen


def until_a_change(read):
    """Decorate a function without arguments that reads the database: what it returned is kept until the next announced change.

    It is exact as the page cache is (`generation`), and shares its longest life. Within a transaction, which sees its own
    changes before they are announced, and where changes cannot be announced, it is read each time. Keep nothing so that the
    access rule reads.
    """
    held = {}

    @wraps(read)
    def answer():
        number = None if connection.in_atomic_block else _generation()
        if number is None:
            return read()
        kept = held.get("kept")
        if kept is None or kept[0] != number or kept[1] < time.monotonic():
            # The number was read first: a change made meanwhile makes this old at once.
            kept = held["kept"] = (number, time.monotonic() + settings.PAGE_CACHE_SECONDS, read())
        return kept[2]

    return answer


def _generation():
    generation = chosen()
    return generation.read() if generation is not None and generation.is_writable() else None
