"""A prepared query answers as the queryset it was made of, with other values each time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.models import Place
from portal.prepared import few_lengths, prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return [
        Place.objects.create(
            key=f"lieu-{n}", name_fr=f"Lieu {n}", name_en=f"Place {n}", country="CA", latitude=46, longitude=-70 - n
        )
        for n in range(4)
    ]


@prepared
def _named(language, *, keys, country):
    found = Place.objects.filter(key__in=keys, country=country).order_by("key")
    return found.values_list("key", f"name_{language}")


@prepared
def _by_number(*, pk):
    return Place.objects.filter(pk=pk)


def test_each_call_answers_for_its_own_values(places):
    assert _named("fr", keys=["lieu-0"], country="CA") == [("lieu-0", "Lieu 0")]
    assert _named("fr", keys=["lieu-2"], country="CA") == [("lieu-2", "Lieu 2")]
    assert _named("fr", keys=["lieu-2"], country="US") == []


def test_lists_of_any_length_and_order_of_arguments_are_told_apart(places):
    assert [key for key, _name in _named("en", country="CA", keys={"lieu-1", "lieu-3"})] == ["lieu-1", "lieu-3"]
    assert [key for key, _name in _named("en", keys=("lieu-3", "lieu-0", "lieu-1"), country="CA")] == [
        "lieu-0", "lieu-1", "lieu-3",
    ]  # fmt: skip
    assert _named("en", keys=["lieu-1"], country="CA") == [("lieu-1", "Place 1")]


def test_rows_are_read_again_each_time_by_one_query(places):
    assert _by_number(pk=places[0].pk) == [places[0]]
    Place.objects.filter(pk=places[0].pk).update(name_fr="Renommé")
    with CaptureQueriesContext(connection) as queries:
        assert _by_number(pk=places[0].pk)[0].name_fr == "Renommé"
    assert len(queries) == 1


def test_a_value_is_never_read_as_sql(places):
    assert _named("fr", keys=["lieu-0'; --", "%s"], country="CA") == []


def test_lists_of_any_length_come_in_few_lengths_and_hold_nothing_else():
    assert {len(few_lengths(range(number))) for number in range(1, 40)} == {8, 16, 24, 32, 40}
    for number in (1, 16, 17):
        assert set(few_lengths(reversed(range(number)))) == set(range(number))
