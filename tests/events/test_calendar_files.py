"""Calendar files, read back by a calendar library."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from events.models import EventIndexPage, EventPage
from portal.models import Theme
from search import documents
from search.models import SearchTerm
from tests import factories

from . import build

pytestmark = pytest.mark.django_db
FILE = {"fr": "evenement.ics", "en": "event.ics"}
FEED = {"fr": "calendrier.ics", "en": "calendar.ics"}


def file_of(client, page):
    response = client.get(page.url_path + FILE[page.language])
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response


def event_in(client, page):
    [event] = Calendar.from_ical(file_of(client, page).content).events
    return event


def feed(client, language="fr"):
    response = client.get(factories.section(EventIndexPage, language).url_path + FEED[language])
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def test_whole_days_end_on_the_first_day_that_is_free(client):
    event = event_in(client, factories.event(date_from=date(2031, 10, 6), date_to=date(2031, 10, 8)))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event.start == date(2031, 10, 6)
    assert event.end == date(2031, 10, 9)


def test_hours_are_in_the_zone_of_the_event_which_comes_with_the_file(client):
    page = factories.event(
        date_from=date(2031, 7, 1), time_from=time(9), time_to=time(17), time_zone="Europe/Lisbon", title="Lisbonne"
    )
    calendar = Calendar.from_ical(file_of(client, page).content)
    [event] = calendar.events
    assert event["DTSTART"].params["TZID"] == "Europe/Lisbon"
    assert event.start.astimezone(UTC) == datetime(2031, 7, 1, 8, tzinfo=UTC)
    assert event.end.astimezone(UTC) == datetime(2031, 7, 1, 16, tzinfo=UTC)
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Lisbon"]
    assert calendar.get_missing_tzids() == set()
    leaps = [rule for rule in calendar.timezones[0].walk("DAYLIGHT") if rule["TZOFFSETFROM"].td < rule["TZOFFSETTO"].td]
    # Lisbon's clocks show 1:00 when they leap to 2:00, on the last Sunday of March.
    assert [rule["DTSTART"].dt for rule in leaps] == [datetime(2031, 3, 30, 1)]


def test_hours_over_several_days(client):
    page = factories.event(
        date_from=date(2031, 5, 12), date_to=date(2031, 5, 13),
        days=[
            build.day(date(2031, 5, 13), build.session("13:00", "17:00", "Clôture")),
            build.day(date(2031, 5, 12), build.session("08:30", "09:00", "Accueil")),
        ],
    )  # fmt: skip
    event = event_in(client, page)
    zone = ZoneInfo("America/Toronto")
    assert event.start == datetime(2031, 5, 12, 8, 30, tzinfo=zone)
    assert event.end == datetime(2031, 5, 13, 17, tzinfo=zone)
    said = str(event["DESCRIPTION"]).replace("\u00a0", " ")
    assert "Lundi 12 mai 2031\n8 h 30 à 9 h – Accueil" in said
    assert said.index("Accueil") < said.index("Clôture")


def test_an_event_says_what_it_is_and_where(client):
    city = factories.PlaceFactory(name_fr="Rimouski", latitude=48.45, longitude=-68.52)
    page = factories.event(
        title="Ville, port; et fleuve", place=city, venue="Gare", event_kind="workshop",
        attendance="mixed", online_url="https://example.org/salle",
    )  # fmt: skip
    event = event_in(client, page)
    assert str(event["SUMMARY"]) == "Ville, port; et fleuve"
    assert str(event["LOCATION"]) == "Gare, Rimouski, et en ligne"
    assert event["GEO"].to_ical() == "48.45;-68.52"
    assert str(event["URL"]).endswith(page.url_path)
    assert event.categories == ["Atelier", "Gouvernance renouvelée"]
    assert str(event["CONFERENCE"]) == "https://example.org/salle"
    assert page.lead in str(event["DESCRIPTION"])


def test_the_identity_is_one_for_both_languages_and_versions_grow(client):
    page = factories.event()
    english = factories.event("en", title="Workshop", translation_of=page)
    first = event_in(client, page)
    assert first["UID"] == event_in(client, english)["UID"]
    assert first["SEQUENCE"] == 0
    page.first_published_at = page.first_published_at.replace(year=2025)
    page.save()
    second = event_in(client, page)
    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] > 0
    assert second["DTSTAMP"].dt == page.last_published_at.replace(microsecond=0)
    assert second["LAST-MODIFIED"].dt == second["DTSTAMP"].dt


@pytest.mark.parametrize(
    ("status", "expected", "title"),
    [
        ("scheduled", "CONFIRMED", "Atelier des membres"),
        ("rescheduled", "CONFIRMED", "Atelier des membres"),
        ("postponed", "TENTATIVE", "Reporté\u00a0: Atelier des membres"),
        ("cancelled", "CANCELLED", "Annulé\u00a0: Atelier des membres"),
    ],
)
def test_the_status(client, status, expected, title):
    event = event_in(client, factories.event(event_status=status, status_note="Grève."))
    assert str(event["STATUS"]) == expected
    assert str(event["SUMMARY"]) == title


def test_a_sample_is_marked_in_calendars_too(client):
    assert str(event_in(client, factories.event(is_sample=True))["SUMMARY"]) == "Atelier des membres (exemple)"


def test_names_are_in_the_language_of_the_page(client):
    page = factories.event(slug="atelier")
    assert file_of(client, page)["Content-Disposition"] == 'attachment; filename="atelier.ics"'
    for wrong in ("event.ics", "evenement.ics/", "autre.ics", "evenement.ics.ics"):
        assert client.get(page.url_path + wrong).status_code == 404, wrong
    index = factories.section(EventIndexPage)
    for wrong in ("calendar.ics", "calendrier.ics/", "evenement.ics"):
        assert client.get(index.url_path + wrong).status_code == 404, wrong


def test_the_feed_holds_every_event_and_says_how_often_to_ask(client):
    factories.event(title="Passé", date_from=date(2024, 1, 9))
    factories.event(title="À venir", date_from=date(2031, 1, 9), time_from=time(9), time_zone="America/Halifax")
    factories.event("en", title="Elsewhere")
    factories.event(title="Brouillon", live=False)
    calendar = feed(client)
    assert [str(event["SUMMARY"]) for event in calendar.events] == ["Passé", "À venir"]
    assert str(calendar["NAME"]) == "AIVP Amérique du Nord\u00a0: Événements"
    assert calendar["REFRESH-INTERVAL"].dt.total_seconds() == 6 * 3600
    assert [zone.tz_name for zone in calendar.timezones] == ["America/Halifax"]
    assert [str(event["SUMMARY"]) for event in feed(client, "en").events] == ["Elsewhere"]


def test_the_same_bytes_are_sent_until_something_changes(client):
    page = factories.event(date_from=date(2031, 1, 9), time_from=time(9))
    address = factories.section(EventIndexPage).url_path + "calendrier.ics"
    for path in (address, page.url_path + "evenement.ics"):
        first = client.get(path).content
        assert client.get(path).content == first
        assert b"only works from" not in first


def test_an_empty_feed_is_a_calendar(client):
    assert feed(client).events == []


def test_the_feed_is_what_anybody_may_read_whoever_asks(client):
    factories.event(title="Public")
    factories.restrict(factories.event(title="Pour les membres"), "members")
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert [str(event["SUMMARY"]) for event in feed(client).events] == ["Public"]


def test_the_file_of_a_private_event_follows_the_rule_of_its_page(client):
    page = factories.event(title="Pour les membres")
    factories.restrict(page, "members")
    assert client.get(page.url_path + "evenement.ics").status_code == 403
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    response = file_of(client, page)
    assert "no-store" in response["Cache-Control"]


def test_an_address_with_a_query_leads_to_the_one_that_is_kept(client):
    page, index = factories.event(), factories.section(EventIndexPage)
    for address in (page.url_path + "evenement.ics", index.url_path + "calendrier.ics"):
        for query in ("a=1", "year=2031", "a"):
            response = client.get(f"{address}?{query}")
            assert (response.status_code, response["Location"]) == (301, address)
    assert client.get(index.url_path + "autre.ics?a=1").status_code == 404


def test_the_query_of_a_private_event_tells_no_more_than_its_page(client):
    page = factories.event()
    factories.restrict(page, "members")
    assert client.get(page.url_path + "evenement.ics?a=1").status_code == 403


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(9999, 12, 31), None),
        (date(9999, 6, 1), date(9999, 6, 2)),
        (date(1, 1, 1), None),
        (date(2027, 1, 1), date(9026, 6, 1)),
    ],
)
@pytest.mark.parametrize("hour", [None, time(0, 30), time(23, 30)])
def test_an_event_whose_days_cannot_be_is_left_out_and_takes_nothing_down(client, first, last, hour):
    factories.event(title="Le nôtre", date_from=date(2031, 1, 9))
    page = factories.event(title="Hors du temps", slug="hors-du-temps")
    EventPage.objects.filter(pk=page.pk).update(date_from=first, date_to=last, time_from=hour, time_zone="Asia/Tokyo")
    page = EventPage.objects.get(pk=page.pk)
    documents.write(page)
    assert [str(event["SUMMARY"]) for event in feed(client).events] == ["Le nôtre"]
    assert not SearchTerm.objects.filter(document_id=page.pk, facet="year").exists()
    assert client.get(page.url_path + "evenement.ics").status_code == 404
    for address in ("/fr/", factories.section(EventIndexPage).url_path, page.url_path, "/fr/flux/evenements.atom"):
        assert client.get(address).status_code == 200, address


def test_characters_that_no_text_may_hold_stay_out(client):
    theme = Theme.objects.get(number=4)
    theme.label_fr = "Gou\x0bvernance"
    theme.save()
    broken = factories.event(title="Ti\x0btre\ufffe", lead="Le\x08ad\x0c", venue="Ga\x1bre")
    text = file_of(client, broken).content.decode() + client.get("/fr/evenements/calendrier.ics").content.decode()
    assert "SUMMARY;LANGUAGE=fr-CA:Titre\r\n" in text
    assert "Gouvernance" in text
    assert "Gare" in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", text)


def test_a_draft_has_no_file(client):
    page = factories.event(live=False)
    assert client.get(page.url_path + "evenement.ics").status_code == 404
