"""What an event says of itself to search engines, in the words of schema.org."""

from datetime import date, time

import pytest

from tests import factories
from tests.services import schema_org

from . import build

pytestmark = pytest.mark.django_db
DAY = date(2031, 2, 11)
KINDS = {"conference": "BusinessEvent", "workshop": "EducationEvent", "visit": "Event"}


def node_of(client, page, kind):
    html = client.get(page.url_path).content.decode()
    assert schema_org.check(html)[1] == []
    (node,) = schema_org.nodes_of(html, kind)
    return node


@pytest.mark.parametrize(("kind", "name"), KINDS.items())
def test_an_event_has_its_days_its_hours_with_their_offset_and_its_place(client, kind, name):
    page = factories.event(
        event_kind=kind, date_from=DAY, date_to=date(2031, 7, 2), time_from=time(9), time_to=time(17), venue="Salle A"
    )
    node = node_of(client, page, name)
    # The same clock, winter and summer.
    assert (node["startDate"], node["endDate"]) == ("2031-02-11T09:00-05:00", "2031-07-02T17:00-04:00")
    assert node["eventStatus"] == "https://schema.org/EventScheduled"
    assert node["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert [where["@type"] for where in node["location"]] == ["Place"]
    assert node["location"][0]["name"] == "Salle A"


def test_an_event_held_online_too_has_both_places_and_says_that_it_was_cancelled(client):
    page = factories.event(
        event_kind="visit", event_status="cancelled", status_note="Reportée sans date.", date_from=DAY,
        attendance="mixed", online_url="https://example.org/salle",
    )  # fmt: skip
    node = node_of(client, page, "Event")
    assert node["eventStatus"] == "https://schema.org/EventCancelled"
    assert node["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert node["location"][-1] == {"@type": "VirtualLocation", "url": "https://example.org/salle"}


def test_sessions_are_events_of_the_event_and_breaks_are_not(client):
    days = [build.day(DAY, build.session(key="ouverture"), build.session("10:15", "10:30", "Pause", is_break=True))]
    node = node_of(client, factories.event(event_kind="visit", date_from=DAY, days=days), "Event")
    (session,) = node["subEvent"]
    assert (session["name"], session["startDate"]) == ("Ouverture", "2031-02-11T09:00-05:00")
    assert session["url"].endswith("#ouverture")
