"""What is kept of searches: how many in a month, and nothing of a person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import report
from search.models import QueryCount
from tests import factories

pytestmark = pytest.mark.django_db


def ask(client, q, **parameters):
    assert client.get("/fr/recherche/", {"q": q, **parameters}).status_code == 200


def counted():
    return {row.text: (row.language, row.searches, row.without_results) for row in QueryCount.objects.all()}


def test_searches_are_counted_by_month_and_say_nothing_of_who_searched(client):
    factories.practice(title="Un quai")
    for words in ("Quai", "quai", "zzyzx"):
        ask(client, words)
    ask(client, "quai", type="practice")
    client.get("/fr/recherche/")
    assert counted() == {"quai": ("fr", 2, 0), "zzyzx": ("fr", 1, 1)}
    assert {row.month.day for row in QueryCount.objects.all()} == {1}


@pytest.mark.parametrize(
    "words",
    [
        "claude.exemple@example.org", "claude＠example.org", "418 555-1234", "+1 (418) 555-1234", "418.555.1234", "4185551234", "418‑555‑1234",
        "418–555–1234", "418/555/1234", "téléphone 418\u00a0555\u00a01234", "1234 5678 9012 3456", "é" * 81,
    ],
)  # fmt: skip
def test_what_may_name_a_person_is_not_counted(client, words):
    ask(client, words)
    assert counted() == {}


def test_years_and_small_numbers_are_counted(client):
    for words in ("agenda 2030", "10 engagements", "50 000"):
        ask(client, words)
    assert set(counted()) == {"agenda 2030", "10 engagements", "50 000"}


def test_counts_are_forgotten_after_thirteen_months():
    first = timezone.localdate().replace(day=1)
    months = [first]
    for _ in range(15):
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    for month in months:
        QueryCount.objects.create(month=month, language="fr", text="quai", searches=1)
    assert report.forget() == 2
    assert min(QueryCount.objects.values_list("month", flat=True)) == months[13]
