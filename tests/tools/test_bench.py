"""What the bench says of figures: ratios, budgets, changes. Figures themselves are never tested."""

import re

from tools.bench import budgets, load, results


def row(**fields):
    """Return a row as the bench makes them, within every budget."""
    weight = {
        "total": 50_000,
        "css": 13_000,
        "js": 900,
        "fonts": 30_000,
        "html": 6_000,
        "requests": 8,
        "picture": 40_000,
        "foreign": 0,
    }
    return {
        "type": "practicepage", "language": "fr", "path": "/fr/x/", "status": 200, "cold": 7, "warm": 0, "signed": 9, "repeated": 0,
        "weight": weight, "x_cold": {"x": 0.05, "spread": 0.01}, "x_warm": {"x": 2.0, "spread": 0.2}, **fields,
    }  # fmt: skip


def verdicts(*rows):
    return {what: (worst, where, held) for what, _budget, worst, where, held in budgets.lines(rows)}


def test_a_ratio_is_of_medians_and_knows_its_spread():
    found = load.ratio([10, 30, 20], [100, 100, 100])
    assert found == {"x": 0.2, "spread": 0.1}


def test_budgets_are_held_by_a_page_within_them():
    assert all(held for _worst, _where, held in verdicts(row()).values())


def test_a_budget_that_is_not_held_names_the_worst_page():
    found = verdicts(row(), row(language="en", cold=9), row(x_cold={"x": 0.01, "spread": 0}))
    assert found["queries, cold"] == ("9", "practicepage en", False)
    assert found["cold, x bare"] == ("0.010", "practicepage fr", False)
    assert found["first view"][2]


def test_listings_may_cost_two_queries_more_and_errors_are_not_kept():
    assert verdicts(row(type="newsindexpage", cold=10))["queries, cold"][2]
    assert verdicts(row(), row(type="not found", status=404, warm=6))["queries, warm"][2]


def test_figures_that_were_not_taken_are_left_out():
    assert set(verdicts({"type": "x", "language": "fr", "path": "/", "status": 200, "cold": 3})) == {"queries, cold"}


def differences(before, after):
    return results.differences({"sites": {"sample": {"rows": [before]}}}, {"sites": {"sample": {"rows": [after]}}})


def test_a_change_within_the_noise_is_no_change():
    assert differences(row(), row(x_warm={"x": 2.2, "spread": 0.2})) == []


def test_a_change_beyond_the_noise_and_every_count_are_told():
    found = "\n".join(differences(row(), row(cold=8, x_warm={"x": 3.0, "spread": 0.2})))
    assert re.search(r"cold 7 -> 8", found)
    assert re.search(r"x_warm 2.000 -> 3.000, beyond noise", found)


def test_a_page_measured_for_the_first_time_is_named():
    assert differences(row(), row(type="eventpage")) == ["sample: eventpage fr was not measured before"]


def test_a_line_shows_what_was_measured_and_leaves_the_rest_empty():
    assert "/fr/x/" in results.line(row())
    assert results.line({"type": "x", "language": "en", "path": "/en/", "cold": 4}).split() == ["x", "en", "4", "/en/"]
