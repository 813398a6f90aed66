"""The calendar files of one event and of all of them."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from portal import access

from .calendars import base_address, calendar_of, identity
from .dates import holds

#: The names that the files have in each language.
EVENT_FILE = {"fr": "evenement", "en": "event"}
CALENDAR = {"fr": "calendrier", "en": "calendar"}
FOLLOWED_AT_MOST = 300


def event_file(page, request, name):
    """Answer with the calendar file of one event, named after the page; 404 for any other name, with a slash
    at its end, or when the days of the event cannot be."""
    _check_name(request, name, EVENT_FILE[page.language])
    if not holds(page):
        raise Http404
    if request.META.get("QUERY_STRING"):
        return _without_query(page, name)
    return _answer(calendar_of([page], page.language), f"{page.slug}.ics", "attachment")


def calendar_feed(page, request, name):
    """Answer with every event below `page` that an anonymous visitor may read, whoever asks; the latest three hundred."""
    _check_name(request, name, CALENDAR[page.language])
    if request.META.get("QUERY_STRING"):
        return _without_query(page, name)
    follow = {
        "uid": f"{page.language}-{identity(page)}",
        "name": _("AIVP North America: %(title)s") % {"title": page.title},
        "description": page.lead,
        "source": base_address() + page.url_path + f"{CALENDAR[page.language]}.ics",
    }
    content = calendar_of(public_events(page, request), page.language, follow)
    return _answer(content, f"{CALENDAR[page.language]}.ics", "inline")


def follow_url(listing_url, language):
    """Return the address by which a program follows the whole calendar: webcal, so that it asks again by itself."""
    return f"webcal:{base_address().partition(':')[2]}{listing_url}{CALENDAR[language]}.ics"


def public_events(index, request):
    """Return the events below a calendar that everybody may read, by date; three queries whatever their number."""
    from .models import EventPage

    events = EventPage.objects.filter(
        access.open_pages(access.Reader(), access.restrictions_of(request)), path__startswith=index.path
    )
    latest = events.select_related("place", "main_theme").prefetch_related("other_themes").order_by("-date_from", "-pk")
    return sorted(latest[:FOLLOWED_AT_MOST], key=lambda page: (page.date_from, page.pk))


def _check_name(request, name, expected):
    if name != expected or request.path.endswith("/"):
        raise Http404


def _without_query(page, name):
    """Lead to the address without a query, the one that is kept: a long calendar takes a third of a second to write."""
    return HttpResponsePermanentRedirect(f"{page.url_path}{name}.ics")


def _answer(content, name, disposition):
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response
