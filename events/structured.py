"""What an event says of itself to machines (schema.org)."""

import datetime as dt
from zoneinfo import ZoneInfo

from portal import structured
from portal.models.pages import LANGUAGE_TAGS

from .dates import span_of
from .models.choices import Attendance, Kind, Status

TYPES = {
    Kind.CONFERENCE: "BusinessEvent",
    Kind.STATUTORY: "BusinessEvent",
    Kind.WORKSHOP: "EducationEvent",
    Kind.WEBINAR: "EducationEvent",
}
STATUSES = {
    Status.SCHEDULED: "EventScheduled",
    Status.RESCHEDULED: "EventRescheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
}
MODES = {
    Attendance.PLACE: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.MIXED: "MixedEventAttendanceMode",
}
VOCABULARY = "https://schema.org/"
MOST_SESSIONS = 40


def event_data(page, context):
    """Return the Event with its sessions. Its hours carry the offset of its own time zone on that day."""
    chrome, span = context["site_chrome"], span_of(page)
    event = structured.node(
        TYPES.get(page.event_kind, "Event"),
        url=chrome.canonical,
        mainEntityOfPage=chrome.canonical,
        name=page.title,
        description=page.description,
        inLanguage=LANGUAGE_TAGS[page.language],
        startDate=_moment(span.first, span.start, span.zone),
        endDate=_moment(span.last, span.end, span.zone),
        eventStatus=VOCABULARY + STATUSES.get(page.event_status, "EventScheduled"),
        eventAttendanceMode=VOCABULARY + MODES.get(page.attendance, "OfflineEventAttendanceMode"),
        location=_locations(page, chrome.canonical),
        organizer=_bodies(chrome, context.get("organizers")),
        about=structured.themes(chrome, context.get("themes")),
        image=[
            image
            for image in (
                structured.picture(chrome, context.get("picture")),
                structured.picture_url(chrome, page)[0],
            )
            if image
        ],
        sameAs=page.website,
        subEvent=_sessions(chrome, context.get("programme")),
        recordedIn=_report(chrome, context.get("report")),
    )
    return [event]


def _moment(day, hour, zone):
    """A day, or a moment of it when the hour is known (ISO 8601)."""
    if hour is None:
        return day.isoformat()
    return dt.datetime.combine(day, hour, ZoneInfo(zone)).isoformat(timespec="minutes")


def _locations(page, url):
    """Where one goes, and where one connects."""
    found = []
    if page.attendance != Attendance.ONLINE:
        place = structured.place(page.place if page.place_id else None, page.language)
        if place and page.venue:
            place["name"] = page.venue
        found.append(place or (structured.node("Place", name=page.venue) if page.venue else None))
    if page.attendance != Attendance.PLACE:
        # The link is the page's own until the office gives another.
        found.append(structured.node("VirtualLocation", url=page.online_url or page.website or url))
    return [location for location in found if location]


def _bodies(chrome, rows):
    return [
        structured.node(
            "Organization",
            name=row["name"],
            url=structured.absolute(chrome, (row.get("organisation") or {}).get("url")),
        )
        for row in rows or ()
        if row["name"]
    ]


def _sessions(chrome, programme):
    """The sessions that are no break, each at its own address on the page."""
    return [
        structured.node(
            "Event",
            name=session["title"],
            startDate=session["moment"],
            url=f"{chrome.canonical}#{session['key']}" if session["key"] else None,
        )
        for day in programme or ()
        for session in day["sessions"]
        if not session["is_break"]
    ][:MOST_SESSIONS]


def _report(chrome, link):
    return structured.node("Report", name=link["title"], url=structured.absolute(chrome, link["url"])) if link else None
