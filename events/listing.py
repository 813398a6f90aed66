"""What the calendar page shows: what comes on a frame of twelve months, then the past by year."""

from itertools import groupby

from django.db.models import Case, F, IntegerField, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal import formats
from portal.models import Place
from search import days
from search.listing import Facet

from .dates import short, sounding
from .models.choices import Status, kind_label
from .scales import year_scale
from .views import CALENDAR, follow_url

#: So many coming dates are set large; the others follow as lines.
LARGE = 4


def place_facet(language):
    """Filter by place; the names of all places are read once."""
    names = {}

    def labels(keys):
        if not names and keys:
            names.update((place.key, place.label_in(language)) for place in Place.objects.all())
        return {key: names[key] for key in keys if key in names}

    return Facet("place", gettext_lazy("Place"), labels)


def in_order(queryset, day=None):
    """Order documents as a calendar is read: what comes, the nearest first, then what is past, the latest first."""
    over = Case(When(days.past(day), then=Value(1)), default=Value(0), output_field=IntegerField())
    coming = Case(When(days.past(day), then=None), default=F("date"))
    return queryset.alias(over=over, coming=coming).order_by("over", "coming", "-date", "-pk")


def event_row(row, language):
    """Return a row of the listing as its part of the template shows it: `big` and `lines` of the sounding, `when`, `margin`."""
    big, lines = sounding(row["date"], row["end_date"], language)
    margin = ". ".join(part for part in (kind_label(row.get("event_kind")), row.get("place")) if part)
    return {
        **row,
        "big": big,
        "lines": lines,
        "when": formats.with_ordinals(short(row["date"], row["end_date"], language)),
        "margin": margin,
        "off": row.get("status") in (Status.CANCELLED, Status.POSTPONED),
        "over": days.is_past(row["end_date"]),
    }


def listing_context(page, request, listing):
    """Return the context of the calendar page beside its `listing`."""
    language = page.language
    rows = [event_row(row, language) for row in listing.rows if row["date"]]
    coming = [row for row in rows if not row["over"]]
    years = groupby((row for row in rows if row["over"]), key=lambda row: row["end_date"].year)
    filtered, opening = any(listing.chosen.values()), listing.page.number == 1
    return {
        "coming": coming,
        "large": coming[:LARGE],
        "further": coming[LARGE:],
        "years": [(year, list(items)) for year, items in years],
        "filtered": filtered,
        "shows_coming": bool(coming) or (opening and not filtered),
        "scale": _scale(coming, language) if opening and not filtered else None,
        "file_url": f"{page.url_path}{CALENDAR[language]}.ics",
        "follow_url": follow_url(page.url_path, language),
    }


def _scale(coming, language):
    scale = year_scale(coming, days.today(), language)
    dates = "; ".join(formats.date_range(row["date"], row["end_date"], language) for row in coming)
    period = {"first": formats.month(scale["first"], language), "last": formats.month(scale["last"], language)}
    label = _("From %(first)s to %(last)s") % period
    scale["label"] = _("%(period)s: %(dates)s") % {"period": label, "dates": dates} if dates else label
    return scale
