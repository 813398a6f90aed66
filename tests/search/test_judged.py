"""The judged set can be measured: every search says what a reader would accept. The figures are `make bench`'s, on the sample site."""

from collections import Counter

import pytest

from tests.search.judged.measure import judged

FOLDERS = {"fr": "/fr/", "en": "/en/"}


@pytest.mark.parametrize("language", FOLDERS)
def test_every_judged_search_says_what_is_wanted_and_what_it_tries(language):
    rows = judged(language)
    assert len(rows) >= 60
    for row in rows:
        assert row.keys() >= {"query", "want", "kind"}, row
        assert row.keys() <= {"query", "want", "also", "kind", "page"}, row
        assert isinstance(row["query"], str) and row["query"].strip(), row
        accepted = [*row["want"], *row.get("also", ())]
        assert row["want"] and len(set(accepted)) == len(accepted), row
        assert all(path.startswith(FOLDERS[language]) and path.endswith("/") for path in accepted), row
        assert isinstance(row.get("page", 1), int), row
    twice = [text for text, number in Counter(row["query"] for row in rows).items() if number > 1]
    assert twice == []
    assert len({row["kind"] for row in rows}) > 3
