"""What the page of an event shows, by a fixed number of queries whatever it holds."""

import datetime as dt
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from wagtail.models import Page

from members.display import source_rows
from members.models import Organisation
from portal import access, formats, prefetch
from portal.citing import cited_text
from portal.headings import headings
from portal.models import PortalImage
from portal.pictures import picture
from search import around as surroundings
from search import days
from search.neighbours import neighbours
from search.vocabulary import marks_of

from .dates import duration, hours, sounding, span_of
from .documents import event_card
from .models.choices import Attendance, Status, kind_label
from .programme import days_of
from .registration import standing
from .scales import day_scale, frame_of
from .views import EVENT_FILE

#: Parts from which a text gets a table of contents.
LONG = 3


def event_context(page, request):
    """Return the context of an event's page.

    Four queries whatever it holds: what it points at and its neighbours in time, its pictures, the themes, and its files. What
    it says of its own themes, places and organisations is read from its search document, written when it was published.
    """
    language, preview = page.language, bool(getattr(request, "is_preview", False))
    own = event_card(page)[0] if preview else None
    keys = [row["key"] for row in own["organisations"]] if own else None
    wanted = {*prefetch.references(page).get(Page, ()), page.report_id}
    nodes = surroundings.around(
        page, wanted, organisations=keys, beside=neighbours(request, page, ("event",), ("date", "pk"))
    )
    prefetch.load(page, {PortalImage: [page.picture_id]}, pages=nodes, without=(Organisation,))
    if own is None:
        document = next((surroundings.document_of(node) for node in nodes if node.pk == page.pk), None)
        own = document.card if document else event_card(page)[0]
    links = surroundings.links(request, nodes, language)
    named = _organisations(own, links)
    over = days.is_past(page.last_day)
    report = _linked(page.report_id, links, language)
    programme = _programme(page, named, language)
    file_url = f"{page.url_path}{EVENT_FILE[language]}.ics"
    return {
        **_when(page, language),
        "over": over,
        "kind_label": kind_label(own["event_kind"]),
        "where": own["place"],
        "places": own["places"],
        "is_online": page.attendance != Attendance.PLACE,
        "status": "" if page.event_status == Status.SCHEDULED else Status(page.event_status).label,
        "website_name": urlsplit(page.website).netloc.removeprefix("www."),
        "registration": standing(page, days.today(), over),
        "picture": _picture(page, request, preview),
        "programme": programme,
        "has_rest": any(session["is_break"] for day in programme for session in day["sessions"]),
        "organizers": _organizers(page, named),
        "members": list(named.values()),
        "themes": marks_of(request, language, own["themes"]),
        "report": report,
        "related": _related(page, links, language, report),
        "sources": source_rows(page),
        "file_url": file_url,
        "listing_url": _listing_url(page),
        "neighbours": surroundings.previous_and_next(nodes, links),
        "contents": _contents(page, programme),
    }


def _listing_url(page):
    return page.url_path.removesuffix(f"{page.slug}/")


def _when(page, language):
    if not page.date_from:
        return {}
    span = span_of(page)
    big, lines = sounding(span.first, span.last, language)
    return {"big": big, "lines": lines, "hours": hours(span, language), "last_day": span.last}


def _contents(page, programme):
    """The parts of a long text and the programme under it, for its table of contents."""
    parts = [part for block in page.body if block.block_type == "text" for part in headings(block.value.source)]
    if programme:
        parts.append({"id": "programme", "title": _("Program")})
    return parts if len(parts) >= LONG else []


def _picture(page, request, preview):
    image = prefetch.get(PortalImage, page.picture_id)
    if image is None or not access.reader_of(request).belongs_to(image.audience):
        return None
    shown = picture(image, page.language, make=preview)
    return {**shown, "caption": page.picture_caption, "eager": True} if shown else None


def _organisations(own, links):
    """The organisations of the event by id, each with the address of its profile when the reader may open it."""
    profiles = {
        link["organisation"]: link["url"]
        for link in links.values()
        if link["kind"] == "member" and "organisation" in link
    }
    return {row["pk"]: {**row, "url": profiles.get(row["key"], "")} for row in own["organisations"]}


def _organizers(page, named):
    return [
        _who(item["value"].get("name"), "", named.get(item["value"].get("organisation")))
        for item in page.organizers.raw_data
    ]


def _who(name, function, organisation):
    """How somebody is printed: the name written here first, then the function, then the organisation unless it is the name."""
    return {
        "name": name or (organisation["name"] if organisation else ""),
        "is_organisation": not name and organisation is not None,
        "function": function,
        "organisation": organisation,
    }


def _programme(page, named, language):
    found = days_of(page)
    if not any(day.sessions for day in found):
        return []
    frame, zone, count = frame_of(found), ZoneInfo(span_of(page).zone), len(page.sources)
    result = []
    for number, day in enumerate(found, 1):
        big, lines = sounding(day.date, day.date, language)
        result.append(
            {
                "number": number, "big": big, "lines": lines, "title": day.title, "date": day.date,
                "scale": day_scale(day, frame, language),
                "sessions": [_session(session, zone, count, named, language) for session in day.sessions],
            }
        )  # fmt: skip
    return result


def _session(session, zone, count, named, language):
    return {
        "key": session.key,
        "title": session.title,
        "moment": dt.datetime.combine(session.date, session.start, zone).isoformat(timespec="minutes"),
        "start": formats.time(session.start, language),
        "duration": duration(session.start, session.end, language),
        "text": cited_text(session.text, count) if session.text else "",
        "speakers": [_who(who.name, who.function, named.get(who.organisation)) for who in session.speakers],
        "room": session.room,
        "is_break": session.is_break,
    }


def _linked(pk, links, language):
    """Return the link to a page, in the page's language where it exists, when the reader may open it; else None."""
    node = prefetch.page_for(pk, language) if pk else None
    return links.get(node.pk) if node is not None else None


def _related(page, links, language, report):
    """Return the related pages that the reader may see, in the editor's order, in the page's language where they exist.

    The report has its own place.
    """
    shown = report["page_id"] if report else None
    result = []
    for item in page.related.raw_data:
        link = _linked(item["value"].get("page"), links, language)
        if link and link["page_id"] not in (page.pk, shown):
            result.append({**link, "reason": item["value"].get("reason") or ""})
    return result
