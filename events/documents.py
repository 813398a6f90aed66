"""What an event says of itself to listings, search, the home page and the pages of themes and members."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from members.models import Organisation
from portal import formats
from search.documents import DocumentData, plain_text

from .dates import holds
from .models.choices import Attendance, Status, kind_label
from .programme import organisations_in


def event_document(page):
    """Return the `DocumentData` of an event; without a day when its own cannot be (`dates.holds`): no calendar lists it then."""
    card, places = event_card(page)
    first, last = (page.date_from, page.last_day) if holds(page) else (None, None)
    years = range(first.year, last.year + 1) if first else ()
    return DocumentData(
        kind=page.kind,
        title=page.title,
        summary=page.lead,
        body=plain_text(page),
        date=first,
        end_date=last,
        picture_id=page.picture_id,
        terms={
            "theme": card["themes"],
            "kind": [page.event_kind],
            "status": [page.event_status],
            "registration": [page.registration_for],
            "year": [str(year) for year in years],
            "place": [row.key for row in places],
            "country": list(dict.fromkeys(row.country for row in places)),
            "region": list(dict.fromkeys(f"{row.country}-{row.region}" for row in places if row.region)),
            "organisation": [row["key"] for row in card["organisations"]],
        },
        card=card,
    )


def event_line(page):
    """Return what an event is, on the picture of its shared page: its kind, its days and its place."""
    days = formats.date_range(page.date_from, page.last_day, page.language)
    return " – ".join(
        part for part in (kind_label(page.event_kind), ", ".join(filter(None, (days, where_of(page))))) if part
    )


def event_card(page):
    """Return (card, places): what rows and the page itself show of the rows an event points at, in the page's language."""
    language = page.language
    places = [page.place] if page.place_id else []
    places += [row for row in page.places.all() if row not in places]
    with override(language):
        where = where_of(page)
        status = "" if page.event_status == Status.SCHEDULED else str(Status(page.event_status).label)
        card = {
            "themes": [theme.key for theme in page.themes],
            "place": where,
            "places": [row.label_in(language) for row in places],
            "event_kind": page.event_kind,
            "status": page.event_status,
            "time_from": page.time_from.isoformat("minutes") if page.time_from else "",
            "time_to": page.time_to.isoformat("minutes") if page.time_to else "",
            "time_zone": page.time_zone,
            "attendance": page.attendance,
            "sample": page.is_sample,
            "stamp": ", ".join(part for part in (status, _("sample") if page.is_sample else "") if part),
            "organisations": [_named(row, language) for row in organisations_of(page)],
        }
    return card, places


def where_of(page):
    """Return where an event takes place on one line, in the active language: venue and city, or that it is online."""
    place = page.place.label if page.place_id else ""
    parts = [page.venue] if page.venue else []
    if place and place.casefold() not in page.venue.casefold():
        parts.append(place)
    where = ", ".join(parts)
    if page.attendance == Attendance.ONLINE:
        return where or _("Online")
    if page.attendance == Attendance.MIXED:
        return _("%(place)s, and online") % {"place": where} if where else _("Online")
    return where


def organisations_of(page):
    """Return the organisations an event concerns: organizers and speakers in the order of the page, then the others."""
    named = organisations_in(page)
    rows = Organisation.objects.in_bulk(named)
    found = [rows[pk] for pk in named if pk in rows]
    return [*found, *(row for row in page.members.all() if row.pk not in rows)]


def _named(row, language):
    return {
        "pk": row.pk, "key": row.key, "name": row.label_in(language), "port": row.is_port, "sample": row.is_sample,
    }  # fmt: skip
