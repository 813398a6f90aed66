"""What the account page of a person says about the organisations they stand for, and what these follow."""

from django.utils import timezone
from django.utils.translation import get_language, ngettext

from portal import access, refusals, tree
from search.rows import documents, rows
from search.vocabulary import marks_of

from .models import Seat

STUDIES_OF_A_THEME = 2
LATEST = 60  # publications among which those are chosen


def seats_part(request):
    """Return (template, context) for `accounts.space`: seats, memberships and what they open today."""
    today = timezone.localdate()
    reader = access.reader_of(request)
    held = _held(request)
    return "members/account_seats.html", {
        "seats": [
            {
                **_named(seat.organisation),
                "kind": seat.organisation.get_kind_display(),
                "place": seat.organisation.place.label if seat.organisation.place_id else "",
                "memberships": list(seat.organisation.memberships.all()),
                "ended": seat.end if seat.end and seat.end < today else None,
                "profile": profile["page__url_path"] if profile else None,
                "themes": marks_of(request, _language(), profile["card"].get("themes", [])) if profile else [],
            }
            for seat in held
            for profile in [_profiles(request).get(seat.organisation.key)]
        ],
        "is_member": reader.is_member,
        "is_staff": reader.is_staff,
        "why_not": refusals.explain(reader),
        "publications": _address("publications"),
        "contact": _address("contact"),
    }


def overview_part(request):
    """Return (template, context) of what a member follows: figures, publications by theme, the next date; None for others."""
    reader = access.reader_of(request)
    if not reader.is_member or not _held(request):
        return None
    language = _language()
    followed = [key for profile in _profiles(request).values() for key in profile["card"].get("themes", [])]
    themes = marks_of(request, language, list(dict.fromkeys(followed)))
    found = documents(request, language).of_kind("publication").latest()
    publications = rows(request, found[:LATEST], language, with_pictures=False)
    coming = documents(request, language).of_kind("event").upcoming().filter(date__isnull=False).order_by("date", "pk")
    event = next(iter(rows(request, coming[:1], language, with_pictures=False)), None)
    return "members/account_overview.html", {
        "figures": _figures(request, publications, themes, event),
        "themes": _by_theme(themes, publications),
        "publications": _address("publications"),
        "event": event,
        "events": _address("events"),
    }


def _figures(request, publications, themes, event):
    """Return (number, words, address or None): what one sees at a glance. What is not there is not counted."""
    reserved = sum(1 for row in publications if row.get("audience") == "members")
    keys = [mark["key"] for mark in themes]
    cases = documents(request, _language()).of_kind("practice").with_term("theme", *keys).count() if keys else 0
    days = max((event["date"] - timezone.localdate()).days, 0) if event else 0
    figures = [
        (
            reserved,
            ngettext("members-only publication", "members-only publications", reserved),
            _address("publications"),
        ),
        (cases, ngettext("good practice on your themes", "good practices on your themes", cases), None),
        (days, ngettext("day before the next date", "days before the next date", days), None),
    ]
    return [figure for figure in figures if figure[0]]


def _by_theme(themes, publications):
    """Return each theme with its latest publications; one that has several stands under the first that is followed."""
    shown, result = set(), []
    for mark in sorted(themes, key=lambda mark: mark["number"]):
        carried = [row for row in publications if mark in row["themes"]]
        latest = [row for row in carried if row["page_id"] not in shown][:STUDIES_OF_A_THEME]
        shown.update(row["page_id"] for row in latest)
        result.append({**mark, "rows": latest, "above": len(carried) > 0 and not latest})
    return result


def _held(request):
    """Return the seats of the person, read once a request; those that have ended too."""
    if not hasattr(request, "_portal_seats"):
        seats = Seat.objects.filter(user=request.user).select_related("organisation__place")
        request._portal_seats = list(seats.prefetch_related("organisation__memberships"))
    return request._portal_seats


def _profiles(request):
    """Return {organisation key: {"page__url_path", "card"}} of the published profiles of the person's organisations."""
    if not hasattr(request, "_portal_own_profiles"):
        keys = [seat.organisation.key for seat in _held(request)]
        found = documents(request, _language()).of_kind("member").with_term("organisation", *keys)
        own = found.values("page__url_path", "card") if keys else []
        request._portal_own_profiles = {row["card"].get("organisation"): row for row in own}
    return request._portal_own_profiles


def _named(organisation):
    return {
        "name": organisation.label_in(_language()),
        "is_port": organisation.is_port,
        "is_sample": organisation.is_sample,
    }


def _language():
    return (get_language() or "fr")[:2]


def _address(key):
    """Return the address of a section of the portal in the active language, or None when no room declares it."""
    section = next((section for section in tree.sections() if section.key == key), None)
    return f"/{_language()}/{section.slugs[_language()]}/" if section else None
