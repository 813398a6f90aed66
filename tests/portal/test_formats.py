"""Canadian formats, in both languages."""

import datetime as dt
from decimal import Decimal

import pytest

from portal import formats

N = "\u00a0"


@pytest.mark.parametrize(
    ("day", "fr", "en"),
    [
        (dt.date(2026, 1, 15), "15 janvier 2026", "January 15, 2026"),
        (dt.date(2026, 1, 1), "1er janvier 2026", "January 1, 2026"),
        (dt.date(2024, 8, 31), "31 août 2024", "August 31, 2024"),
        (dt.datetime(2025, 2, 28, 23, 59), "28 février 2025", "February 28, 2025"),
    ],
)
def test_a_date_is_written_out(day, fr, en):
    assert formats.date(day, "fr") == fr
    assert formats.date(day, "en") == en


def test_a_date_may_name_its_weekday():
    day = dt.date(2026, 1, 15)
    assert formats.date(day, "fr", weekday=True) == "jeudi 15 janvier 2026"
    assert formats.date(day, "en", weekday=True) == "Thursday, January 15, 2026"


def test_a_language_tag_will_do_and_french_is_the_default():
    day = dt.date(2026, 1, 15)
    assert formats.date(day, "en-CA") == "January 15, 2026"
    assert formats.date(day, "fr-CA") == formats.date(day, "") == formats.date(day, None) == "15 janvier 2026"


def test_french_ordinals_are_raised_in_html_and_the_rest_is_escaped():
    assert formats.with_ordinals("1er au 3 mai 2024") == "1<sup>er</sup> au 3 mai 2024"
    assert formats.with_ordinals("la 20e Conférence") == "la 20<sup>e</sup> Conférence"
    assert formats.with_ordinals("<b>1er</b>") == "&lt;b&gt;1<sup>er</sup>&lt;/b&gt;"
    assert formats.with_ordinals("15 janvier 2026") == "15 janvier 2026"


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (2024, "2024", "2024"),
        ("2024", "2024", "2024"),
        ("2024-11", "novembre 2024", "November 2024"),
        ("2024-11-05", "5 novembre 2024", "November 5, 2024"),
        ("2024-11-01", "1er novembre 2024", "November 1, 2024"),
        (dt.date(2024, 11, 5), "5 novembre 2024", "November 5, 2024"),
    ],
)
def test_a_partial_date_says_what_is_known_and_no_more(value, fr, en):
    assert formats.partial_date(value, "fr") == fr
    assert formats.partial_date(value, "en") == en


@pytest.mark.parametrize("value", ["", "24", "2024-13", "2024-02-30", "mai 2024", "2024-11-05T10:00", "2024\n"])
def test_what_is_no_date_is_refused(value):
    if value == "2024\n":  # surrounding space is forgiven
        assert formats.partial_date(value, "fr") == "2024"
        return
    with pytest.raises(ValueError):
        formats.partial_date(value, "fr")


@pytest.mark.parametrize(
    ("start", "end", "fr", "en"),
    [
        ((2024, 5, 24), (2024, 5, 31), "24 au 31 mai 2024", "May 24–31, 2024"),
        ((2027, 5, 12), (2027, 5, 13), "12 et 13 mai 2027", "May 12–13, 2027"),
        ((2024, 5, 1), (2024, 5, 3), "1er au 3 mai 2024", "May 1–3, 2024"),
        ((2024, 5, 28), (2024, 6, 3), "28 mai au 3 juin 2024", "May 28 – June 3, 2024"),
        ((2024, 5, 31), (2024, 6, 1), "31 mai et 1er juin 2024", "May 31 – June 1, 2024"),
        (
            (2025, 12, 30),
            (2026, 1, 2),
            "30 décembre 2025 au 2 janvier 2026",
            "December 30, 2025 – January 2, 2026",
        ),
        ((2024, 5, 24), (2025, 5, 31), "24 mai 2024 au 31 mai 2025", "May 24, 2024 – May 31, 2025"),
        ((2024, 5, 24), (2024, 5, 24), "24 mai 2024", "May 24, 2024"),
        ((2024, 5, 24), None, "24 mai 2024", "May 24, 2024"),
    ],
)
def test_a_range_says_once_what_both_ends_share(start, end, fr, en):
    first, last = dt.date(*start), end and dt.date(*end)
    assert formats.date_range(first, last, "fr") == fr
    assert formats.date_range(first, last, "en") == en


def test_a_range_of_moments_on_one_day_is_one_date():
    start, end = dt.datetime(2024, 5, 24, 9), dt.datetime(2024, 5, 24, 17)
    assert formats.date_range(start, end, "fr") == "24 mai 2024"


@pytest.mark.parametrize(
    ("start", "end", "ongoing", "fr", "en"),
    [
        ("2014", "2020", False, "2014 à 2020", "2014–2020"),
        ("2014-11", "2020", False, "novembre 2014 à 2020", "November 2014 – 2020"),
        ("2014-11", None, True, "depuis novembre 2014", "since November 2014"),
        ("2014", None, False, "2014", "2014"),
        ("2014", "2014", False, "2014", "2014"),
        (None, "2014", False, "jusqu’en 2014", "until 2014"),
        (None, "2014-05-24", False, "jusqu’au 24 mai 2014", "until May 24, 2014"),
        ("2024-05-24", "2024-05-31", False, "24 au 31 mai 2024", "May 24–31, 2024"),
        (None, None, True, "", ""),
        ("", "", False, "", ""),
    ],
)
def test_a_period_joins_partial_dates(start, end, ongoing, fr, en):
    assert formats.period(start, end, "fr", ongoing) == fr
    assert formats.period(start, end, "en", ongoing) == en


@pytest.mark.parametrize(
    ("hour", "fr", "en"),
    [
        (dt.time(14, 30), f"14{N}h{N}30", f"2:30{N}p.m."),
        (dt.time(14, 0), f"14{N}h", f"2{N}p.m."),
        (dt.time(9, 5), f"9{N}h{N}05", f"9:05{N}a.m."),
        (dt.time(12, 0), f"12{N}h", "noon"),
        (dt.time(12, 30), f"12{N}h{N}30", f"12:30{N}p.m."),
        (dt.time(0, 0), f"0{N}h", "midnight"),
        (dt.time(0, 15), f"0{N}h{N}15", f"12:15{N}a.m."),
    ],
)
def test_an_hour(hour, fr, en):
    assert formats.time(hour, "fr") == fr
    assert formats.time(hour, "en") == en


def test_hours_from_one_to_another_and_a_moment():
    assert formats.time_range(dt.time(9), dt.time(10, 30), "fr") == f"9{N}h à 10{N}h{N}30"
    assert formats.time_range(dt.time(9), dt.time(10, 30), "en") == f"9{N}a.m. to 10:30{N}a.m."
    assert formats.time_range(dt.time(9), None, "fr") == f"9{N}h"
    moment = dt.datetime(2026, 1, 15, 14, 30)
    assert formats.date_time(moment, "fr") == f"15 janvier 2026 à 14{N}h{N}30"
    assert formats.date_time(moment, "en") == f"January 15, 2026, at 2:30{N}p.m."


@pytest.mark.parametrize(
    ("value", "decimals", "fr", "en"),
    [
        (0, None, "0", "0"),
        (999, None, "999", "999"),
        (5700, None, f"5{N}700", "5,700"),
        (1762949, None, f"1{N}762{N}949", "1,762,949"),
        (2.5, None, "2,5", "2.5"),
        (Decimal("27.80"), None, "27,8", "27.8"),
        (Decimal("100"), None, "100", "100"),
        (Decimal("1E+3"), None, f"1{N}000", "1,000"),
        (-55, None, "−55", "−55"),
        (2.345, 1, "2,3", "2.3"),
        (2.35, 1, "2,4", "2.4"),
        (2, 2, "2,00", "2.00"),
        (-0.04, 1, "0,0", "0.0"),
        (" 12.5 ", None, "12,5", "12.5"),
        (0.1, None, "0,1", "0.1"),
    ],
)
def test_a_number(value, decimals, fr, en):
    assert formats.number(value, "fr", decimals) == fr
    assert formats.number(value, "en", decimals) == en


@pytest.mark.parametrize("value", ["", "douze", None, float("nan"), float("inf"), True])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError):
        formats.number(value, "fr")


def test_a_share():
    assert formats.percent(86, "fr") == f"86{N}%"
    assert formats.percent(86, "en") == "86%"
    assert formats.percent(Decimal("87.25"), "fr", 1) == f"87,3{N}%"
    assert formats.percent(-55, "fr") == f"−55{N}%"


@pytest.mark.parametrize(
    ("value", "currency", "options", "fr", "en"),
    [
        (1200, "CAD", {}, f"1{N}200{N}$", "CA$1,200"),
        (1200, "CAD", {"full": True}, f"1{N}200{N}${N}CA", "CA$1,200"),
        (1200, "usd", {}, f"1{N}200{N}${N}US", "US$1,200"),
        (1200, "EUR", {}, f"1{N}200{N}€", "€1,200"),
        (1200, "NOK", {}, f"1{N}200{N}NOK", f"NOK{N}1,200"),
        (Decimal("12.5"), "CAD", {}, f"12,50{N}$", "CA$12.50"),
        (-300, "CAD", {}, f"−300{N}$", "−CA$300"),
        (2_600_000, "CAD", {"compact": True}, f"2,6{N}M$", "CA$2.6M"),
        (2_600_000, "CAD", {"compact": True, "full": True}, f"2,6{N}M${N}CA", "CA$2.6M"),
        (1_250_000_000, "USD", {"compact": True}, f"1,25{N}G${N}US", "US$1.25B"),
        (124_100_000, "EUR", {"compact": True}, f"124,1{N}M€", "€124.1M"),
        (950_000, "CAD", {"compact": True}, f"950{N}000{N}$", "CA$950,000"),
    ],
)
def test_an_amount(value, currency, options, fr, en):
    assert formats.money(value, currency, "fr", **options) == fr
    assert formats.money(value, currency, "en", **options) == en


@pytest.mark.parametrize(
    ("octets", "fr", "en"),
    [
        (0, f"0{N}octet", f"0{N}bytes"),
        (1, f"1{N}octet", f"1{N}byte"),
        (512, f"512{N}octets", f"512{N}bytes"),
        (1000, f"1{N}ko", f"1{N}kB"),
        (340_400, f"340{N}ko", f"340{N}kB"),
        (999_600, f"1{N}Mo", f"1{N}MB"),
        (1_240_000, f"1,2{N}Mo", f"1.2{N}MB"),
        (12_345_678, f"12,3{N}Mo", f"12.3{N}MB"),
        (3_000_000_000, f"3{N}Go", f"3{N}GB"),
    ],
)
def test_a_file_size(octets, fr, en):
    assert formats.file_size(octets, "fr") == fr
    assert formats.file_size(octets, "en") == en


@pytest.mark.parametrize(
    ("latitude", "longitude", "fr", "en"),
    [
        (46.8123, -71.2145, "46° 49′ N – 71° 13′ O", "46° 49′ N – 71° 13′ W"),
        (49.2497, -123.1193, "49° 15′ N – 123° 07′ O", "49° 15′ N – 123° 07′ W"),
        (38.9999, 0.1079, "39° 00′ N – 0° 06′ E", "39° 00′ N – 0° 06′ E"),
        (-33.9, 18.42, "33° 54′ S – 18° 25′ E", "33° 54′ S – 18° 25′ E"),
        (-0.001, -0.001, "0° 00′ N – 0° 00′ E", "0° 00′ N – 0° 00′ E"),
    ],
)
def test_a_position(latitude, longitude, fr, en):
    assert formats.coordinates(latitude, longitude, "fr").replace(N, " ") == fr
    assert formats.coordinates(latitude, longitude, "en").replace(N, " ") == en


@pytest.mark.parametrize("position", [(91, 0), (0, 181), (float("nan"), 0)])
def test_a_position_off_the_globe_is_refused(position):
    with pytest.raises(ValueError):
        formats.coordinates(*position, "fr")
