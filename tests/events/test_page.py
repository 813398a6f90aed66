"""The page of an event, as its readers meet it."""

import re
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from portal.models import Place
from tests import factories

from . import build

pytestmark = pytest.mark.django_db
FUTURE = date(2031, 2, 11)


def read(client, page, status=200):
    response = client.get(page.url_path)
    assert response.status_code == status
    text = response.content.decode().replace("\u00a0", " ")
    return " ".join(re.sub(r"<(?!time|/?em|a |/a)[^>]*>", " ", text).split())


def test_an_event_of_one_day_says_when_with_its_zone(client):
    text = read(client, factories.event(date_from=FUTURE, time_from=time(12), time_to=time(13, 15)))
    assert '<time datetime="2031-02-11">11 février 2031' in text
    assert "12 h à 13 h 15, heure de l’Est (UTC−5)" in text


def test_the_same_in_english(client):
    text = read(
        client, factories.event("en", title="Workshop", date_from=FUTURE, time_from=time(12), time_to=time(14, 30))
    )
    assert "February 11, 2031" in text
    assert "Noon to 2:30 p.m., Eastern Time (UTC−5)" in text


def test_days_that_follow_each_other_are_a_sounding(client):
    page = factories.event(date_from=date(2031, 10, 6), date_to=date(2031, 10, 8))
    text = read(client, page)
    assert "6–8 lundi" in text
    assert "6 au 8 octobre 2031" in text


def test_hours_are_those_of_the_programme_when_the_editor_gave_none(client):
    page = factories.event(
        date_from=FUTURE, days=[build.day(FUTURE, build.session("14:00", "15:30"), build.session("09:00", "09:30"))]
    )
    assert "9 h à 15 h 30, heure de l’Est" in read(client, page)


def test_the_zone_is_that_of_the_event_in_its_season(client):
    page = factories.event(date_from=date(2031, 7, 1), time_from=time(9), time_zone="Europe/Lisbon")
    assert "heure de l’Europe de l’Ouest (UTC+1)" in read(client, page)


def test_sessions_have_an_address_hours_and_speakers(client):
    port = factories.OrganisationFactory(name_fr="Port d’attache", kind="port")
    profile = factories.member_page(organisation=port)
    session = build.session(
        "09:30", "10:45", "Ouverture du débat", text="<p>Deux mots.</p>", room="Salle 2",
        speakers=[build.speaker("Une urbaniste", "Ville"), build.speaker("", "", port)],
    )  # fmt: skip
    response = client.get(factories.event(date_from=FUTURE, days=[build.day(FUTURE, session)]).url_path)
    html = " ".join(response.content.decode().replace("\u00a0", " ").split())
    assert 'id="ouverture-du-debat"' in html
    assert 'href="#ouverture-du-debat"' in html
    assert '<time datetime="2031-02-11T09:30-05:00">9 h 30</time>' in html
    assert "1 h 15" in html
    assert "Une urbaniste, Ville;" in html
    assert f'<a href="{profile.url_path}"><em>Port d’attache</em></a>' in html
    assert "Salle 2" in html


def test_where_joins_the_venue_and_the_city_once(client):
    city = factories.PlaceFactory(name_fr="Rimouski", name_en="Rimouski")
    assert "Centre des congrès, Rimouski" in read(client, factories.event(venue="Centre des congrès", place=city))
    text = read(client, factories.event(venue="Gare de Rimouski", place=city, title="Autre"))
    assert "Gare de Rimouski, Rimouski" not in text


def test_an_event_online_gives_its_link_until_it_is_over(client):
    fields = {"attendance": "online", "venue": "", "online_url": "https://example.org/salle"}
    assert "https://example.org/salle" in read(client, factories.event(**fields))
    past = factories.event(title="Passé", date_from=timezone.localdate() - timedelta(days=3), **fields)
    assert "Participer en ligne" not in read(client, past)


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (2, 9, "Pas encore ouverte"),
        (-2, 2, "Ouverte"),
        (0, 0, "Ouverte"),
        (-9, -1, "Fermée"),
        (None, None, "Les dates d’inscription ne sont pas encore fixées."),
    ],
)
def test_registration_says_who_and_when_and_how_it_stands(client, opens, closes, words):
    today = timezone.localdate()
    page = factories.event(
        registration_for="members",
        registration_opens=None if opens is None else today + timedelta(days=opens),
        registration_closes=None if closes is None else today + timedelta(days=closes),
    )
    text = read(client, page)
    assert "Organisations membres" in text
    assert words in text


def test_no_registration_is_announced_for_what_is_cancelled_or_over(client):
    cancelled = factories.event(event_status="cancelled", status_note="La salle a brûlé.")
    text = read(client, cancelled)
    assert "Annulé" in text
    assert "La salle a brûlé." in text
    assert "Inscription" not in text
    past = factories.event(title="Passé", date_from=timezone.localdate() - timedelta(days=3))
    assert "Inscription" not in read(client, past)


def test_the_report_is_shown_when_the_reader_may_open_it(client):
    report = factories.practice(title="Ce que nous avons vu")
    page = factories.event(date_from=date(2025, 11, 18), report=report.page_ptr)
    assert "Ce que nous avons vu" in read(client, page)
    factories.restrict(report, "members")
    assert "Ce que nous avons vu" not in read(client, page)


def test_the_report_leads_to_the_page_in_the_readers_language(client):
    report = factories.practice(title="Ce que nous avons vu")
    english = factories.practice("en", title="What we saw", translation_of=report)
    page = factories.event("en", title="Visit", date_from=date(2025, 11, 18), report=report.page_ptr)
    assert english.url_path in client.get(page.url_path).content.decode()


def test_documents_follow_the_access_rule(client):
    file = factories.document(title="Cahier de l’atelier", audience="members")
    block = {"type": "document", "value": {"document": file.pk, "description": ""}}
    page = factories.event(documents=[block])
    text = client.get(page.url_path).content.decode()
    assert "Cahier de l’atelier" in text
    assert file.url not in text
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert file.url in client.get(page.url_path).content.decode()


def test_events_before_and_after_are_those_of_the_calendar(client):
    for month in (1, 3, 5):
        factories.event(title=f"Mois {month}", date_from=date(2031, month, 1))
    page = factories.event(title="Mois 4", date_from=date(2031, 4, 1))
    context = client.get(page.url_path).context
    assert context["neighbours"]["previous"]["title"] == "Mois 3"
    assert context["neighbours"]["next"]["title"] == "Mois 5"


def test_a_sample_is_marked(client):
    assert "exemple" in read(client, factories.event(is_sample=True)).lower()


def test_an_event_without_picture_programme_text_or_place_stands(client):
    page = factories.event(attendance="online", venue="", main_theme=None)
    assert "En ligne" in read(client, page)


def test_a_place_that_is_renamed_is_renamed_in_listings(client):
    city = factories.PlaceFactory(name_fr="Ancien nom")
    page = factories.event(place=city, venue="")
    city = Place.objects.get(pk=city.pk)
    city.name_fr = "Nouveau nom"
    city.save()
    assert "Nouveau nom" in client.get(page.get_parent().url_path).content.decode()
