"""The calendar: what comes first, the past by year, filters with true counts; none, one and a hundred events."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.models import EventIndexPage
from events.scales import year_scale
from portal.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(client):
    def get(query="", language="fr"):
        response = client.get(factories.section(EventIndexPage, language).url_path + query)
        assert response.status_code == 200
        return response

    return get


def ahead(days):
    return timezone.localdate() + timedelta(days=days)


def test_an_empty_calendar_says_so_and_can_be_followed(listing):
    text = listing().content.decode()
    assert "Aucune date n’est fixée pour le moment." in text
    assert "Rien n’est encore publié ici." in text
    assert "webcal://" in text
    assert "/fr/evenements/calendrier.ics" in text


def test_what_comes_is_before_what_is_past_and_the_nearest_first(listing):
    for title, day in (("Loin", 90), ("Proche", 9), ("Hier", -1), ("Vieux", -900)):
        factories.event(title=title, date_from=ahead(day))
    context = listing().context
    assert [row["title"] for row in context["coming"]] == ["Proche", "Loin"]
    assert [row["title"] for _year, rows in context["years"] for row in rows] == ["Hier", "Vieux"]


def test_an_event_under_way_is_still_coming(listing):
    factories.event(title="En cours", date_from=ahead(-2), date_to=ahead(2))
    assert [row["title"] for row in listing().context["coming"]] == ["En cours"]


def test_a_hundred_events_come_by_pages_in_order(listing):
    for number in range(25):
        factories.event(title=f"Rencontre {number}", date_from=ahead(10 + number))
    first, second = listing().context, listing("?page=2").context
    assert [row["title"] for row in first["coming"]] == [f"Rencontre {number}" for number in range(20)]
    assert len(first["large"]) == 4
    assert [row["title"] for row in second["coming"]] == [f"Rencontre {number}" for number in range(20, 25)]
    assert second["scale"] is None


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?kind=visit", ["Visite"]),
        ("?theme=renewed-governance", ["Atelier"]),
        ("?year=2024", ["Visite"]),
        ("?year=2025", ["Visite"]),
        ("?place=lieu-ancien", ["Visite"]),
        ("?kind=visit&kind=workshop", ["Atelier", "Visite"]),
        ("?kind=visit&year=2031", []),
        ("?kind=nonsense", ["Atelier", "Visite"]),
        ("?page=999", ["Atelier", "Visite"]),
    ],
)
def test_filters(listing, query, titles):
    old = factories.PlaceFactory(key="lieu-ancien", name_fr="Vieux lieu")
    factories.event(title="Atelier", event_kind="workshop", date_from=date(2031, 5, 1))
    factories.event(
        title="Visite", event_kind="visit", place=old, date_from=date(2024, 12, 30), date_to=date(2025, 1, 2),
        main_theme=Theme.objects.get(number=8),
    )  # fmt: skip
    assert [row["title"] for row in listing(query).context["listing"].rows] == titles


def test_counts_are_those_of_the_choice(listing):
    factories.event(title="A", event_kind="visit")
    factories.event(title="B", event_kind="visit")
    factories.event(title="C", event_kind="webinar")
    groups = {
        group["name"]: group["options"] for group in listing("?kind=webinar").context["listing"].filters["groups"]
    }
    assert {option["label"]: option["count"] for option in groups["kind"]} == {"Visite": 2, "Webinaire": 1}


def test_a_cancelled_event_keeps_its_place_and_says_so(listing):
    factories.event(title="Sommet", event_status="cancelled", status_note="Grève.")
    text = listing().content.decode()
    assert "Sommet" in text
    assert "Annulé" in text


def test_the_frame_shows_twelve_months_and_a_mark_for_each_event():
    rows = [
        {"date": date(2027, 2, 11), "big": "11"},
        {"date": date(2027, 2, 14), "big": "14"},
        {"date": date(2028, 9, 1), "big": "1"},
    ]
    scale = year_scale(rows, date(2026, 11, 22), "fr")
    assert len(scale["months"]) == 12
    assert [month["year"] for month in scale["months"] if month["year"]] == [2026, 2027]
    assert [mark["text"] for mark in scale["marks"]] == ["11", ""]  # too near to be written twice; the third is beyond


def test_the_frame_goes_to_the_first_event_when_nothing_comes_within_a_year():
    scale = year_scale([{"date": date(2029, 5, 12), "big": "12"}], date(2026, 11, 22), "en")
    assert (scale["months"][0]["name"], scale["months"][0]["year"]) == ("May", 2029)
    assert len(scale["marks"]) == 1
