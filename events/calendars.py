"""Events as iCalendar objects (RFC 5545, with the calendar properties of RFC 7986), made with the icalendar library."""

import datetime as dt
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration, vText, vUri
from icalendar.enums import STATUS, TRANSP

from portal import formats
from portal.characters import writable
from portal.formats import NBSP

from .dates import holds, span_of
from .documents import where_of
from .models.choices import Kind, Status
from .programme import days_of

PRODUCER = "-//AIVP//Portal of the North American office//{}"
#: How often a program that follows the calendar asks again.
REFRESH = dt.timedelta(hours=6)
STATES = {
    Status.SCHEDULED: STATUS.CONFIRMED, Status.RESCHEDULED: STATUS.CONFIRMED, Status.POSTPONED: STATUS.TENTATIVE,
    Status.CANCELLED: STATUS.CANCELLED,
}  # fmt: skip


def base_address():
    """Return the public address of the site, without a slash at the end."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def calendar_of(pages, language, follow=None):
    """Return the bytes of a calendar that holds these event pages: the same bytes until one of them changes. An event whose
    days cannot be (`dates.holds`) is left out.

    `follow` makes it one to subscribe to: its properties `uid`, `name`, `description` and `source` (its own address).
    """
    pages = [page for page in pages if holds(page)]
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCER.format(language.upper()))
    calendar.add("method", "PUBLISH")
    if follow:
        _make_followed(calendar, writable(follow))
    for page in pages:
        calendar.add_component(event_of(page, language))
    if pages:
        days = [day for page in pages for day in (page.date_from, page.last_day)]
        # The rules of a time zone are given for the years of the events: a program reads no further.
        calendar.add_missing_timezones(dt.date(min(days).year, 1, 1), dt.date(max(days).year + 1, 12, 31))
    for zone in calendar.timezones:
        zone.pop("COMMENT", None)  # The library's remark on those years, in English.
        for rule in zone.subcomponents:
            _begin_by_the_old_clock(rule)
    return calendar.to_ical()


def _begin_by_the_old_clock(rule):
    """Say the hour of a change as clocks showed it until then (RFC 5545, 3.6.5): the library gives it after the leap forward."""
    leap = rule["TZOFFSETTO"].td - rule["TZOFFSETFROM"].td
    if leap <= dt.timedelta():
        return
    lists = rule.get("RDATE", [])
    for days in lists if isinstance(lists, list) else [lists]:
        for day in days.dts:
            day.dt -= leap
    rule["DTSTART"].dt -= leap


def _make_followed(calendar, follow):
    """Add what programs show of a calendar they follow (RFC 7986), and its older names, which many still read alone."""
    calendar.add("uid", follow["uid"])
    calendar.add("name", follow["name"])
    calendar.add("x-wr-calname", follow["name"])
    calendar.add("description", follow["description"])
    calendar.add("x-wr-caldesc", follow["description"])
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add("source", vUri(follow["source"]), parameters={"VALUE": "URI"})


def identity(page):
    """Return what a calendar program knows a page by, for ever and in both languages: its translation key at our host."""
    return f"{page.translation_key}@{urlsplit(base_address()).hostname}"


def event_of(page, language):
    """Return the `icalendar.Event` of a page, with the texts of `language`."""
    address = base_address() + page.url_path
    published = page.last_published_at or page.first_published_at
    event = Event()
    # One identity in both languages, for ever: a program that has the event brings it up to date.
    event.add("uid", identity(page))
    event.add("dtstamp", published.astimezone(dt.UTC))
    event.add("created", page.first_published_at.astimezone(dt.UTC))
    event.add("last-modified", published.astimezone(dt.UTC))
    # It has to grow with each version (RFC 5545, 3.8.7.4): the seconds since the first.
    event.add("sequence", int((published - page.first_published_at).total_seconds()))
    _add_dates(event, span_of(page))
    event.add("summary", writable(_summary(page)), parameters={"LANGUAGE": f"{language}-CA"})
    event.add("description", description_of(page, language, address), parameters={"LANGUAGE": f"{language}-CA"})
    if where_of(page):
        event.add("location", writable(where_of(page)), parameters={"LANGUAGE": f"{language}-CA"})
    if page.place_id:
        event.add("geo", (page.place.latitude, page.place.longitude))
    event.add("url", address)
    if page.online_url:
        event.add("conference", vUri(page.online_url), parameters={"VALUE": "URI", "LABEL": _("Take part online")})
    labels = [str(Kind(page.event_kind).label), *(theme.label_in(language) for theme in page.themes)]
    event.add("categories", writable(labels))
    event.add("status", STATES.get(page.event_status, STATUS.CONFIRMED))
    # Somebody who follows the network's calendar is not busy for that.
    event.add("transp", TRANSP.TRANSPARENT)
    return event


def _add_dates(event, span):
    if span.start is None:
        event.add("dtstart", span.first)
        event.add("dtend", span.last + dt.timedelta(days=1))  # The end is the first day that is free (3.6.1).
        return
    zone = ZoneInfo(span.zone)
    event.add("dtstart", dt.datetime.combine(span.first, span.start, zone))
    if span.end is not None:
        event.add("dtend", dt.datetime.combine(span.last, span.end, zone))
    elif span.last != span.first:
        event.add("dtend", dt.datetime.combine(span.last + dt.timedelta(days=1), dt.time(), zone))


def _summary(page):
    title = page.title
    if page.is_sample:
        title = _("%(title)s (sample)") % {"title": title}
    if page.event_status in (Status.CANCELLED, Status.POSTPONED):
        title = _("%(status)s: %(title)s") % {"status": Status(page.event_status).label, "title": title}
    return title


def description_of(page, language, address):
    """Return the plain text of an event: its lead, what changed, its programme hour by hour, its address."""
    parts = [page.lead]
    if page.status_note:
        parts.insert(0, page.status_note)
    if page.online_note:
        parts.append(page.online_note)
    several = page.last_day != page.date_from
    for day in days_of(page):
        lines = [_capital(formats.date(day.date, language, weekday=True))] if several else []
        lines += [
            f"{formats.time_range(session.start, session.end, language)}{NBSP}– {strip_tags(session.title)}"
            for session in day.sessions
        ]
        parts.append("\n".join(lines))
    return vText(writable("\n\n".join([*parts, address])))


def _capital(text):
    return text[:1].upper() + text[1:]
