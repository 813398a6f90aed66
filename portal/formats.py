"""How dates, hours, numbers, money and places are written, in Canadian French and Canadian English.

Pure functions: each takes the language ("fr" or "en"; a tag such as "fr-CA" will do) and returns text.
French follows the Office québécois de la langue française: no-break spaces inside numbers and before
units, "14 h 30", "1er janvier". English follows the Canadian Style. Every space that must not break is
U+00A0, which the portal's fonts hold and every mail reader shows.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"
PRIME = "\u2032"

# fmt: off
MONTHS = {
    "fr": ["janvier", "février", "mars", "avril", "mai", "juin",
           "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
    "en": ["January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"],
}
WEEKDAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
# fmt: on
# The sign before the amount in English, after it in French; a code not listed is written as it is.
CURRENCIES = {
    "CAD": {"en": "CA$", "fr": "$", "fr_full": f"${NBSP}CA"},
    "USD": {"en": "US$", "fr": f"${NBSP}US", "fr_full": f"${NBSP}US"},
    "EUR": {"en": "€", "fr": "€", "fr_full": "€"},
    "GBP": {"en": "£", "fr": "£", "fr_full": "£"},
}
SCALES = {"fr": ((10**9, "G"), (10**6, "M")), "en": ((10**9, "B"), (10**6, "M"))}
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")

Number = int | float | Decimal
PartialDate = dt.date | int | str


def _base(language: str) -> str:
    """The supported language of a tag; French when in doubt, as everywhere in the portal."""
    return "en" if str(language or "").lower().startswith("en") else "fr"


# Dates


def _day_month(day: int, month: int, language: str) -> str:
    name = MONTHS[language][month - 1]
    if language == "en":
        return f"{name} {day}"
    return f"{'1er' if day == 1 else day} {name}"


def date(value: dt.date, language: str, weekday: bool = False) -> str:
    """A full date: "15 janvier 2026", "January 15, 2026"; with `weekday`, the day's name before it."""
    language = _base(language)
    text = _day_month(value.day, value.month, language)
    name = WEEKDAYS[language][value.weekday()]
    if language == "en":
        return f"{name}, {text}, {value.year}" if weekday else f"{text}, {value.year}"
    return f"{name} {text} {value.year}" if weekday else f"{text} {value.year}"


def day_month(value: dt.date, language: str) -> str:
    """A date within a year that is known: "15 janvier", "January 15"."""
    return _day_month(value.day, value.month, _base(language))


def month(value: dt.date, language: str) -> str:
    """A month and its year: "novembre 2024", "November 2024"."""
    return f"{MONTHS[_base(language)][value.month - 1]} {value.year}"


def _parts(value: PartialDate) -> tuple[int, int | None, int | None]:
    if isinstance(value, dt.date):
        return value.year, value.month, value.day
    found = PARTIAL.match(str(value).strip())
    if not found:
        raise ValueError(f"not a year, a month (2024-11) or a date (2024-11-05): {value!r}")
    year, month_number, day = found.groups()
    dt.date(int(year), int(month_number or 1), int(day or 1))  # refuses a thirteenth month
    return int(year), int(month_number) if month_number else None, int(day) if day else None


def partial_date(value: PartialDate, language: str) -> str:
    """A date as far as it is known: 2024 or "2024", "2024-11", "2024-11-05", or a date.

    Nothing is invented: a year stays a year. Raises ValueError for anything else.
    """
    year, month_number, day = _parts(value)
    if month_number is None:
        return str(year)
    known = dt.date(year, month_number, day or 1)
    return date(known, language) if day else month(known, language)


def date_range(start: dt.date, end: dt.date | None, language: str) -> str:
    """Days that follow each other: "24 au 31 mai 2024", "12 et 13 mai 2027"; "May 24–31, 2024".

    What both ends share is said once. Without an end, or when both are the same day, a single date.
    """
    language = _base(language)
    if end is None or (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return date(start, language)
    same_year = start.year == end.year
    if language == "en":
        if same_year and start.month == end.month:
            return f"{_day_month(start.day, start.month, 'en')}{EN_DASH}{end.day}, {end.year}"
        first = day_month(start, "en") if same_year else date(start, "en")
        return f"{first} {EN_DASH} {date(end, 'en')}"
    if same_year and start.month == end.month:
        first = "1er" if start.day == 1 else str(start.day)
    else:
        first = day_month(start, "fr") if same_year else date(start, "fr")
    # Two days that touch have none between them: French lists them rather than spanning them.
    joint = "et" if dt.date(*end.timetuple()[:3]) - dt.date(*start.timetuple()[:3]) == dt.timedelta(days=1) else "au"
    return f"{first} {joint} {date(end, 'fr')}"


def period(start: PartialDate | None, end: PartialDate | None, language: str, ongoing: bool = False) -> str:
    """A span of partial dates: "novembre 2014 à 2020", "2014–2020"; "depuis 2014" when `ongoing`."""
    language = _base(language)
    if not start:
        if not end:
            return ""
        until = "until" if language == "en" else "jusqu’au" if _parts(end)[2] else "jusqu’en"
        return f"{until} {partial_date(end, language)}"
    first = partial_date(start, language)
    if not end:
        since = "since" if language == "en" else "depuis"
        return f"{since} {first}" if ongoing else first
    last = partial_date(end, language)
    if first == last:
        return first
    (year, month_number, day), (last_year, last_month, last_day) = _parts(start), _parts(end)
    if month_number and day and last_month and last_day:
        return date_range(dt.date(year, month_number, day), dt.date(last_year, last_month, last_day), language)
    if language == "fr":
        return f"{first} à {last}"
    return f"{first} {EN_DASH} {last}" if month_number or last_month else f"{first}{EN_DASH}{last}"


def with_ordinals(text: str) -> SafeString:
    """The same text as HTML, with the French ordinals raised: 1<sup>er</sup>, 20<sup>e</sup>.

    Everything else is escaped: the text may come from an editor.
    """
    escaped = conditional_escape(text)
    return mark_safe(re.sub(r"\b(\d+)(er|re|e)\b", r"\1<sup>\2</sup>", escaped))  # noqa: S308 - escaped above


# Hours


def time(value: dt.time | dt.datetime, language: str) -> str:
    """An hour of the day: "14 h 30", "14 h"; "2:30 p.m.", "2 p.m.", "noon", "midnight"."""
    hour, minute = value.hour, value.minute
    if _base(language) == "fr":
        return f"{hour}{NBSP}h{NBSP}{minute:02d}" if minute else f"{hour}{NBSP}h"
    if minute == 0 and hour in (0, 12):
        return "noon" if hour else "midnight"
    clock = f"{hour % 12 or 12}:{minute:02d}" if minute else str(hour % 12 or 12)
    return f"{clock}{NBSP}{'a.m.' if hour < 12 else 'p.m.'}"


def time_range(start: dt.time | dt.datetime, end: dt.time | dt.datetime | None, language: str) -> str:
    """Hours from one to another: "9 h à 10 h 30", "9 a.m. to 10:30 a.m."."""
    first = time(start, language)
    if end is None:
        return first
    return f"{first} {'to' if _base(language) == 'en' else 'à'} {time(end, language)}"


def date_time(value: dt.datetime, language: str) -> str:
    """A date and its hour: "15 janvier 2026 à 14 h 30", "January 15, 2026, at 2:30 p.m."."""
    language = _base(language)
    joint = ", at " if language == "en" else " à "
    return f"{date(value, language)}{joint}{time(value, language)}"


# Numbers


def _decimal(value: Number | str) -> Decimal:
    if isinstance(value, bool):
        raise ValueError(f"not a number: {value!r}")
    try:
        result = value if isinstance(value, Decimal) else Decimal(str(value).strip())
    except InvalidOperation:
        raise ValueError(f"not a number: {value!r}") from None
    if not result.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    return result


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Number | str, language: str, decimals: int | None = None) -> str:
    """A number with its thousands apart: "5 700", "−2,5"; "5,700", "−2.5".

    `decimals` fixes how many are shown; without it they are kept as given, less the final zeros.
    Raises ValueError for what is not a finite number.
    """
    if type(value) is int and 0 <= value < 1000 and decimals is None:
        return str(value)  # Most numbers of a page are counts: nothing is to be done.
    amount = _decimal(value)
    if decimals is not None:
        amount = _rounded(amount, decimals)
    text = f"{abs(amount):,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if _base(language) == "fr":
        text = text.replace(",", NBSP).replace(".", ",")
    negative = amount < 0 and any(digit in "123456789" for digit in text)
    return f"{MINUS}{text}" if negative else text


def percent(value: Number | str, language: str, decimals: int | None = None) -> str:
    """A share already counted in hundredths: 86 is "86 %" in French, "86%" in English."""
    text = number(value, language, decimals)
    return f"{text}%" if _base(language) == "en" else f"{text}{NBSP}%"


def money(value: Number | str, currency: str, language: str, full: bool = False, compact: bool = False) -> str:
    """An amount: "1 200 $", "CA$1,200"; compact: "2,6 M$", "CA$2.6M" (two decimals at most).

    `currency` is an ISO 4217 code. In French the Canadian dollar is a plain "$" unless `full` asks for
    "$ CA", for a page on which other dollars stand. Cents are shown when there are any.
    """
    language = _base(language)
    amount = _decimal(value)
    code = (currency or "CAD").upper()
    signs = CURRENCIES.get(code, {"en": f"{code}{NBSP}", "fr": code, "fr_full": code})
    scale = ""
    if compact:
        for size, letter in SCALES[language]:
            if abs(amount) >= size:
                amount, scale = _rounded(amount / size, 2), letter
                break
    cents = None if scale or amount == amount.to_integral_value() else 2
    text = number(amount, language, cents)
    if language == "en":
        sign, text = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
        return f"{sign}{signs['en']}{text}{scale}"
    return f"{text}{NBSP}{scale}{signs['fr_full' if full else 'fr']}"


def file_size(octets: int, language: str) -> str:
    """The size of a file in decimal units: "1,2 Mo", "340 ko"; "1.2 MB", "340 kB"."""
    language = _base(language)
    units = ("octets", "ko", "Mo", "Go") if language == "fr" else ("bytes", "kB", "MB", "GB")
    amount, unit = Decimal(int(octets)), 0
    while amount >= Decimal("999.5") and unit < len(units) - 1:
        amount, unit = amount / 1000, unit + 1
    if unit == 0:
        name = units[0] if int(octets) > 1 or (language == "en" and int(octets) != 1) else units[0][:-1]
        return f"{int(octets)}{NBSP}{name}"
    return f"{number(_rounded(amount, 1 if amount < 100 else 0), language)}{NBSP}{units[unit]}"


# Places


def _angle(value: float, positive: str, negative: str) -> str:
    minutes = round(abs(float(value)) * 60)
    letter = positive if value >= 0 or minutes == 0 else negative
    return f"{minutes // 60}°{NBSP}{minutes % 60:02d}{PRIME}{NBSP}{letter}"


def coordinates(latitude: float, longitude: float, language: str) -> str:
    """A position to the minute: "46° 49′ N – 71° 13′ O"; west is W in English.

    Raises ValueError outside -90..90 and -180..180 degrees.
    """
    if not (-90 <= float(latitude) <= 90 and -180 <= float(longitude) <= 180):
        raise ValueError(f"not a position on Earth: {latitude}, {longitude}")
    west = "W" if _base(language) == "en" else "O"
    return f"{_angle(latitude, 'N', 'S')} {EN_DASH} {_angle(longitude, 'E', west)}"
