"""When an event takes place, as readers, tables and calendars need it."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from portal import formats
from portal.formats import EN_DASH, NBSP

from .programme import days_of
from .zones import named_zone

#: Years in which an event may take place, and how long one may last: beyond, somebody has mistyped a date.
FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST = dt.timedelta(days=400)


def in_years(day):
    """Return whether a day is of a year that an event may have; no day at all is."""
    return day is None or FIRST_YEAR <= day.year <= LAST_YEAR


def holds(page):
    """Return whether lists and calendars can take the days of an event: a row that the forms never saw may have others."""
    first, last = page.date_from, page.last_day
    return bool(first) and in_years(first) and in_years(last) and dt.timedelta() <= last - first <= LONGEST


@dataclass(frozen=True)
class Span:
    """From one day to another. Hours, when they are known, are those of `zone`."""

    first: dt.date
    last: dt.date
    start: dt.time | None
    end: dt.time | None
    zone: str


def span_of(page):
    """Return the `Span` of an event; hours that the editor left empty are those of the programme's first and last sessions."""
    start, end = page.time_from, page.time_to
    if start is None:
        days = {day.date: day.sessions for day in days_of(page)}
        opening, closing = days.get(page.date_from), days.get(page.last_day)
        start = opening[0].start if opening else None
        ends = [session.end for session in closing or () if session.end] if start else []
        end = max(ends, default=None)
    return Span(page.date_from, page.last_day, start, end, page.time_zone or settings.TIME_ZONE)


def hours(span, language):
    """Return the hours of an event with the name of their zone, or an empty text: "12 h à 13 h 15, heure de l’Est (UTC−5)"."""
    if span.start is None:
        return ""
    zone = named_zone(span.zone, dt.datetime.combine(span.first, span.start), language)
    if span.first == span.last or span.end is None:
        clock = formats.time_range(span.start, span.end if span.first == span.last else None, language)
        return _("%(hours)s, %(zone)s") % {"hours": clock, "zone": zone}
    return _("%(start)s on the first day to %(end)s on the last, %(zone)s") % {
        "start": formats.time(span.start, language),
        "end": formats.time(span.end, language),
        "zone": zone,
    }


def sounding(first, last, language):
    """Return (large, small lines) of a date set as a sounding: ("12–13", ["mercredi et jeudi", "mai 2027"])."""
    names = formats.WEEKDAYS[language]
    month = formats.month(last, language)
    if first == last:
        return str(first.day), [names[first.weekday()], month]
    weekdays = {"first": names[first.weekday()], "last": names[last.weekday()]}
    if (first.year, first.month) == (last.year, last.month):
        joined = _("%(first)s and %(last)s") if (last - first).days == 1 else _("%(first)s to %(last)s")
        return f"{first.day}{EN_DASH}{last.day}", [joined % weekdays, month]
    return str(first.day), [
        formats.month(first, language) if first.year != last.year else formats.MONTHS[language][first.month - 1],
        _("to %(day)s") % {"day": formats.date(last, language)},
    ]


def short(first, last, language):
    """Return the days without their year: "6 au 8 octobre", "October 6–8"; the month alone tells years apart in a list by year."""
    if first.year != last.year:
        return formats.date_range(first, last, language)
    return formats.date_range(first, last, language).removesuffix(f"{',' if language == 'en' else ''} {first.year}")


def duration(start, end, language):
    """Return how long a session lasts: "30 min", "1 h 15"; "1 h 15 min" in English; empty without an end."""
    if end is None:
        return ""
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest}{NBSP}min"
    if not rest:
        return f"{whole}{NBSP}h"
    return f"{whole}{NBSP}h{NBSP}{rest:02d}" + (f"{NBSP}min" if language == "en" else "")
