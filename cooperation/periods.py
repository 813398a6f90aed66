"""The period of a programme, known as far as it is known: how it is compared, printed large, and drawn along a scale."""

import calendar
import datetime

from django.utils.translation import pgettext

from portal import formats

from .models.choices import Status

NEAR = 3  # years: today is drawn on the scale of a programme that is no farther away
FINE = 4  # years: a scale this long has room for its quarters
MANY = 48  # years: a longer scale marks only those it names
LABELS = {"wide": 12, "narrow": 4}  # how many years a scale can name


def _parts(value):
    return [int(part) for part in str(value).split("-")]


def first_day(value):
    """Return the first day of a partial date ("2024", "2024-05" or "2024-05-12")."""
    return datetime.date(*[*_parts(value), 1, 1][:3])


def last_day(value):
    """Return the last day of a partial date: of its year or month when no more is known."""
    year, month, day = [*_parts(value), None, None][:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def ends_before_it_starts(start, end):
    """Return whether `end` lies before `start`, both partial dates or empty: 2024 does not end before 2024-05."""
    known = min(len(start or ""), len(end or ""))
    return bool(known) and end[:known] < start[:known]


def sounding(start, end, status, language):
    """Return the period as it is set large, {"before", "years", "exact"}; None when nothing is known.

    `years` holds the years alone, `exact` the whole of it when months or days are known too.
    """
    if not start and not end:
        return None
    first, last = (start or "")[:4], (end or "")[:4]
    ongoing = status == Status.ACTIVE and not end
    dash = formats.EN_DASH if language == "en" else "-"
    years = f"{first}{dash}{last}" if first and last and first != last else first or last
    before = ""
    if ongoing:
        before = pgettext("before a year", "since")
    elif not start:
        before = pgettext("before a year", "until")
    exact = formats.period(start or None, end or None, language, ongoing=ongoing)
    return {
        "before": before,
        "years": years,
        "exact": exact if len(f"{start}{end}") > 8 or "-" in f"{start}{end}" else "",
    }


def scale(start, end, status, today):
    """Return the years along which a programme runs, for a drawing in percentages; None when nothing is known.

    Keys: `years` (label, x of its middle, edge, `minor` when a narrow screen has no room for it), `ticks` (x), `runs` (x, width,
    `done`: ink for what has been worked, paper for what is to come) and `today` (x, or None when it is far).
    """
    if not start and not end:
        return None
    since = first_day(start or end)
    open_ended = not end and status == Status.ACTIVE
    until = last_day(end or start) if not open_ended else max(today, since)
    low, high = since.year, until.year
    shows_today = low - NEAR <= today.year <= high + NEAR
    if shows_today:
        low, high = min(low, today.year), max(high, today.year)
    origin = datetime.date(low, 1, 1).toordinal()
    length = datetime.date(high, 12, 31).toordinal() + 1 - origin

    def x(day, after=0):
        return round(100 * (day.toordinal() + after - origin) / length, 3)

    here = x(today)
    right = here if open_ended and until == today else x(until, 1)
    return {
        "years": _years(low, high, x),
        "ticks": [x(datetime.date(year, month, 1)) for year in range(low, high + 1) for month in (4, 7, 10)]
        if high - low < FINE
        else [],
        "runs": _runs(x(since), right, here, status),
        "today": here if shows_today else None,
    }


def _years(low, high, x):
    number = high - low + 1
    wide, narrow = (-(-number // LABELS[name]) for name in ("wide", "narrow"))
    return [
        {
            "label": str(year) if (year - low) % wide == 0 else "",
            "minor": (year - low) % narrow != 0,
            "edge": x(datetime.date(year, 1, 1)),
            "x": round((x(datetime.date(year, 1, 1)) + x(datetime.date(year, 12, 31), 1)) / 2, 3),
        }
        for year in range(low, high + 1, 1 if number <= MANY else wide)
    ]


def _runs(left, right, here, status):
    """Split what is under way at today's place: done before it, to come after it."""
    if status == Status.ACTIVE and left < here < right:
        return [
            {"x": left, "width": round(here - left, 3), "done": True},
            {"x": here, "width": round(right - here, 3), "done": False},
        ]
    done = status == Status.COMPLETED or (status == Status.ACTIVE and here >= right)
    return [{"x": left, "width": round(right - left, 3), "done": done}]
