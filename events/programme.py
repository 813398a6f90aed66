"""The programme of an event as plain values, read from the stored JSON: no query, whatever it holds."""

import datetime as dt
from dataclasses import dataclass

from portal.blocks import anchors

#: Identifiers of the page: no session may take one.
RESERVED = anchors.OF_THE_FRAME | {"programme", "documents", "report", "registration", "around"}

#: What identifiers of text parts and sources begin with.
OF_THE_FRAME = ("part-", "source-")


@dataclass(frozen=True)
class Speaker:
    """Who speaks: a name and a function as printed, the id of an `Organisation` or None."""

    name: str
    function: str
    organisation: int | None


@dataclass(frozen=True)
class Session:
    """One moment of a day; hours are those of the event's time zone, `text` is stored rich text."""

    date: dt.date
    start: dt.time
    end: dt.time | None
    title: str
    text: str
    speakers: tuple
    room: str
    is_break: bool
    key: str


@dataclass(frozen=True)
class Day:
    date: dt.date
    title: str
    sessions: tuple


def days_of(page):
    """Return the `Day`s of an event in the order of the calendar, each with its `Session`s in the order of the clock."""
    days = [_day(item["value"]) for item in page.days.raw_data if item["value"].get("date")]
    return sorted(days, key=lambda day: day.date)


def organisations_in(page):
    """Return the ids of the organisations that organize the event or speak at it, in the order of the page, once each."""
    named = [item["value"].get("organisation") for item in page.organizers.raw_data]
    named += [who.organisation for day in days_of(page) for session in day.sessions for who in session.speakers]
    return list(dict.fromkeys(pk for pk in named if pk))


def _day(value):
    date = _read(dt.date, value["date"])
    sessions = [_session(item, date) for item in _items(value.get("sessions")) if item.get("start")]
    return Day(
        date, value.get("title") or "", tuple(sorted(sessions, key=lambda session: (session.start, session.end or session.start)))
    )  # fmt: skip


def _session(value, date):
    return Session(
        date=date,
        start=_read(dt.time, value["start"]),
        end=_read(dt.time, value.get("end")),
        title=value.get("title") or "",
        text=str(value.get("text") or ""),
        speakers=tuple(
            Speaker(who.get("name") or "", who.get("function") or "", who.get("organisation"))
            for who in _items(value.get("speakers"))
        ),
        room=value.get("room") or "",
        is_break=bool(value.get("is_break")),
        key=value.get("key") or "",
    )


def _items(raw):
    """The values of a list block's JSON, which older Wagtail wrote without identifiers."""
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in raw or []]


def _read(kind, value):
    return value if isinstance(value, kind) or not value else kind.fromisoformat(str(value))


def fill_keys(page):
    """Give an address to each session that has none."""
    sessions = [session for day in page.days for session in day.value["sessions"]]
    anchors.fill_keys(sessions, RESERVED, words="title", nameless="session")


def problems(page):
    """Yield (message, parameters) for what is wrong with a programme: days outside the event, hours, addresses."""
    from . import messages

    first, last = page.date_from, page.last_day
    seen, taken = set(), set(RESERVED)
    for day in page.days:
        date = day.value["date"]
        if date and first and not first <= date <= last:
            yield messages.DAY_OUTSIDE, {"date": date}
        if date in seen:
            yield messages.DAY_TWICE, {"date": date}
        seen.add(date)
        for session in day.value["sessions"]:
            start, end, key = session["start"], session["end"], session["key"]
            if start and end and end <= start:
                yield messages.SESSION_HOURS, {"title": session["title"]}
            if key and (key in taken or key.startswith(OF_THE_FRAME)):
                yield messages.KEY_TAKEN, {"key": key}
            taken.add(key)
