"""A period is said and drawn as far as it is known, and no farther."""

from datetime import date

import pytest

from cooperation.periods import ends_before_it_starts, first_day, last_day, scale, sounding

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 12)),
    ],
)
def test_a_partial_date_covers_what_it_may_mean(value, first, last):
    assert (first_day(value), last_day(value)) == (first, last)


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2025", "2024", True),
        ("2024", "2024-05", False),
        ("2024-05", "2024", False),
        ("2024-05-12", "2024-05-11", True),
        ("2024", "", False),
        ("", "2024", False),
    ],
)
def test_an_end_is_compared_as_far_as_both_are_known(start, end, wrong):
    assert ends_before_it_starts(start, end) is wrong


@pytest.mark.parametrize(
    ("start", "end", "status", "shown"),
    [
        ("2024", "2025", "completed", ("", "2024–2025", "")),
        ("2024", "2024", "completed", ("", "2024", "")),
        ("2024", "", "active", ("since", "2024", "")),
        ("2024", "", "completed", ("", "2024", "")),
        ("", "2027", "planned", ("until", "2027", "")),
        ("2024-05", "2025", "completed", ("", "2024–2025", "May 2024 – 2025")),
    ],
)
def test_years_are_set_large_and_the_rest_beside_them(settings, start, end, status, shown):
    from django.utils.translation import override

    with override("en"):
        assert tuple(sounding(start, end, status, "en").values()) == shown


def test_nothing_known_is_nothing_drawn():
    assert sounding("", "", "planned", "fr") is None
    assert scale("", "", "planned", TODAY) is None


def test_what_is_over_is_inked_whole_and_today_stands_after_it():
    drawn = scale("2024", "2025", "completed", TODAY)
    assert [year["label"] for year in drawn["years"]] == ["2024", "2025", "2026"]
    (run,) = drawn["runs"]
    assert run["done"] and run["x"] == 0 and run["x"] + run["width"] < drawn["today"]


def test_what_is_under_way_is_inked_up_to_today():
    done, rest = scale("2025", "2028", "active", TODAY)["runs"]
    assert done["done"] and not rest["done"]
    assert done["x"] + done["width"] == pytest.approx(rest["x"])


def test_what_has_no_end_runs_to_today():
    drawn = scale("2024", "", "active", TODAY)
    assert [run["done"] for run in drawn["runs"]] == [True]
    assert drawn["years"][-1]["label"] == "2026"


def test_what_is_planned_is_left_in_paper():
    assert [run["done"] for run in scale("2026", "2028", "planned", TODAY)["runs"]] == [False]


def test_today_is_left_out_when_it_is_far():
    drawn = scale("1990", "1995", "completed", TODAY)
    assert drawn["today"] is None and len(drawn["years"]) == 6


@pytest.mark.parametrize(("start", "end"), [("1600", "2400"), ("0001", "9999"), ("2026-11-22", "2026-11-22")])
def test_any_length_can_be_drawn(start, end):
    drawn = scale(start, end, "active", TODAY)
    assert sum(bool(year["label"]) for year in drawn["years"]) <= 12
    assert all(0 <= run["x"] <= 100 and run["width"] >= 0 for run in drawn["runs"])
    assert len(drawn["years"]) <= 48
