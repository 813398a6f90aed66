"""The one rule for today: what has dates is upcoming until the end of its last day, and past from the next day on.

The day is the office's (`TIME_ZONE`), wherever the event takes place: every reader sees the same list, and it changes at the
office's midnight. Never both, never neither.
"""

from django.db.models import Q
from django.utils import timezone

from portal import formats


def today():
    """Return the office's day."""
    return timezone.localdate()


def is_past(last_day, day=None):
    """Return whether something whose last day is `last_day` is past on `day` (today by default); never so without a date."""
    return last_day is not None and last_day < (day or today())


def past(day=None):
    """Return the Q of the documents that are past on `day`; everything else is upcoming."""
    day = day or today()
    return Q(end_date__isnull=False, end_date__lt=day) | Q(end_date__isnull=True, date__isnull=False, date__lt=day)


def coming_and_past(rows, day=None):
    """Return (coming, past) rows of events: the nearest first, then the latest first; what has no date is in neither."""
    day = day or today()
    dated = sorted((row for row in rows if row["date"]), key=lambda row: (row["date"], row["page_id"]))
    coming = [row for row in dated if not is_past(row["end_date"] or row["date"], day)]
    past = [row for row in dated if is_past(row["end_date"] or row["date"], day)]
    return coming, past[::-1]


def with_days(rows, language):
    """Return the rows of events with their dates as a text in `when`."""
    return [
        {**row, "when": formats.with_ordinals(formats.date_range(row["date"], row["end_date"], language))}
        for row in rows
    ]
