"""Time zones: the names of the IANA database for editors and calendars, names that readers know for pages."""

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_name
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.formats import MINUS

LOCALES = {"fr": "fr_CA", "en": "en_CA"}
#: The zones of the office's territory, offered first.
NEAR = (
    "America/Toronto", "America/Halifax", "America/St_Johns", "America/New_York", "America/Chicago", "America/Winnipeg",
    "America/Denver", "America/Edmonton", "America/Vancouver", "America/Los_Angeles", "America/Anchorage", "America/Mexico_City",
    "Pacific/Honolulu",
)  # fmt: skip
AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


@cache
def known_zones():
    """Return the zones of the IANA database that are named after a place, and UTC, as a frozen set of names."""
    return frozenset(name for name in available_timezones() if name.partition("/")[0] in AREAS) | {"UTC"}


def validate_time_zone(name):
    """Raise `ValidationError` unless `name` is a zone of the IANA database, such as America/Toronto."""
    if name not in known_zones():
        raise ValidationError(
            _("“%(zone)s” is no time zone of the IANA database. Write a name such as America/Toronto."),
            params={"zone": name},
        )


def zone_choices():
    """Return the choices of a list of zones: those of North America first, then the others by name."""
    others = sorted(known_zones() - set(NEAR))
    return [
        (gettext("North America"), [(name, name.replace("_", " ")) for name in NEAR]),
        (gettext("Elsewhere"), [(name, name.replace("_", " ")) for name in others]),
    ]


@cache
def zone_name(name, language):
    """Return what readers call a zone, from Unicode CLDR: "heure de l’Est", "Eastern Time". UTC stays UTC."""
    if name == "UTC":
        return name
    return get_timezone_name(ZoneInfo(name), locale=LOCALES[language])


def offset(name, moment):
    """Return how far a zone is from UTC at a local `moment` (a naive datetime): "UTC−4", "UTC+5:30", "UTC"."""
    minutes = int(moment.replace(tzinfo=ZoneInfo(name)).utcoffset() / dt.timedelta(minutes=1))
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{MINUS if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def named_zone(name, moment, language):
    """Return the zone as a reader elsewhere needs it: "heure de l’Est (UTC−4)"."""
    return f"{zone_name(name, language)} ({offset(name, moment)})"
