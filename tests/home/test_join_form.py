"""Asking to join: what is kept, what is refused, what a robot gets."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext, override

from home import guard
from home.models import JoinPage
from members.models import ProspectRequest
from portal.publishing import publish
from tests import factories

from .posting import JOIN, hidden, send, summary

pytestmark = pytest.mark.django_db
FR, EN = "/fr/rejoindre/", "/en/join/"


def said(text, language):
    with override(language):
        return gettext(text)


def test_a_request_is_kept_as_it_was_written(client):
    response = send(client, FR, JOIN)
    assert response.status_code == 302
    assert response["Location"].startswith("/fr/rejoindre/merci/?r=")
    request = ProspectRequest.objects.get()
    assert (request.organisation, request.kind, request.country, request.region) == (
        "Ville de Baie-d’Essai",
        "city",
        "CA",
        "QC",
    )
    assert request.message == "Bonjour,\nune promenade à comparer."
    assert [theme.number for theme in request.themes.all()] == [8, 9]
    assert request.status == "new"
    assert not request.is_sample


def test_a_reload_of_the_thanks_sends_nothing(client):
    address = send(client, FR, JOIN)["Location"]
    for _ in range(2):
        page = client.get(address)
        assert page.status_code == 200
        assert ProspectRequest.objects.get().reference in page.content.decode()
    assert ProspectRequest.objects.count() == 1
    assert "no-store" in page["Cache-Control"]
    assert 'content="noindex"' in page.content.decode()
    assert 'href="/en/join/thanks/?r=' in page.content.decode()


@pytest.mark.parametrize("token", ["", "?r=forged", "?r=" + "x" * 900])
def test_nobody_is_thanked_for_nothing(client, token):
    response = client.get(f"{FR}merci/{token}")
    assert (response.status_code, response["Location"]) == (302, FR)


def test_consent_is_never_ticked_in_advance(client):
    html = client.get(FR).content.decode()
    assert 'name="consent"' in html
    assert "checked" not in html.split('name="consent"')[1].split(">")[0]


def test_without_consent_nothing_of_it_is_kept(client):
    send(client, FR, JOIN)
    request = ProspectRequest.objects.get()
    assert (request.consent, request.consent_text, request.consent_language, request.consent_at) == (
        False,
        "",
        "",
        None,
    )


@pytest.mark.parametrize(("address", "language"), [(FR, "fr"), (EN, "en")])
def test_consent_keeps_the_exact_text_its_language_and_the_time(client, address, language):
    page = factories.section(JoinPage, language)
    page.consent = "Oui <b>à tout</b> & plus."
    page.consent_note = "Expéditeur : nous."
    publish(page)
    before = timezone.now()
    send(client, address, JOIN | {"consent": "on", "language": "fr"})
    request = ProspectRequest.objects.get()
    assert request.consent
    assert request.consent_text == "Oui <b>à tout</b> & plus.\nExpéditeur : nous."
    assert request.consent_language == language
    assert before <= request.consent_at <= timezone.now()


def test_the_note_under_the_consent_is_text_and_keeps_its_lines(client):
    page = factories.section(JoinPage)
    page.consent_note = "Expéditeur : <img src=x onerror=alert(1)> & nous.\n1, rue du Quai"
    publish(page)
    html = client.get(FR).content.decode()
    assert "Expéditeur : &lt;img src=x onerror=alert(1)&gt; &amp; nous.<br>1, rue du Quai" in html
    assert "<img src=x" not in html


def test_nobody_agrees_to_words_they_have_not_read(client):
    fields = hidden(client, FR)
    page = factories.section(JoinPage)
    page.consent = "Un autre texte."
    publish(page)
    response = client.post(FR, {**fields, **JOIN, "consent": "on"})
    assert not ProspectRequest.objects.exists()
    assert said("This text has changed since you opened the page. Read it again before you agree.", "fr") in summary(
        response
    )
    assert "checked" not in response.content.decode().split('name="consent"')[1].split(">")[0]


@pytest.mark.parametrize(("address", "language"), [(FR, "fr"), (EN, "en")])
def test_an_empty_form_says_what_is_missing_beside_each_field(client, address, language):
    response = send(client, address, {})
    assert response.status_code == 200
    html = response.content.decode()
    for name in ("organisation", "place", "name", "email", "message", "country"):
        assert f'id="id_{name}_error"' in html
        assert f'href="#id_{name}"' in html
    assert 'href="#id_kind_0"' in html
    assert "<title>" + said("Error:", language) in html
    assert "no-store" in response["Cache-Control"]


def test_nothing_typed_is_lost(client):
    answers = JOIN | {"email": "ana@", "message": "Un <b>long</b> message.", "consent": "on"}
    html = send(client, FR, answers).content.decode()
    for kept in (
        "Ville de Baie-d’Essai",
        "Baie-d’Essai",
        "Ana Essai",
        'value="ana@"',
        "Un &lt;b&gt;long&lt;/b&gt; message.",
    ):
        assert kept in html
    assert html.count(" checked") == 4  # the kind, two themes, the consent
    assert 'value="CA-QC" selected' in html


@pytest.mark.parametrize("address", [FR, EN])
@pytest.mark.parametrize("wrong", ["x" * 10_000, "a\0b", "=cmd|'/c calc'!A1\0", "💥" * 10_000])
def test_every_field_survives_what_does_not_belong_there(client, address, wrong):
    fields = hidden(client, address)
    names = [*JOIN, "consent", "shown", "consent_text"]
    for name in names:
        answers = {**fields, **JOIN, name: wrong}
        response = client.post(address, answers)
        # The seal of a consent that was not given says nothing; anything else is refused beside its field.
        assert response.status_code == (302 if name == "consent_text" and "\0" not in wrong else 200), name
        if response.status_code == 200:
            assert len(summary(response)) < 1000, name
    response = client.post(address, dict.fromkeys(names, wrong))
    assert response.status_code == 200
    assert 'class="error-summary"' in response.content.decode()


def test_a_province_belongs_to_its_country(client):
    for region, text in (
        ("US-NY", "This province or state is not in the country chosen."),
        ("", "Choose the province or the state."),
    ):
        assert said(text, "fr") in summary(send(client, FR, JOIN | {"region": region}))
    assert send(client, FR, JOIN | {"country": "PT", "region": "CA-QC"}).status_code == 302
    assert ProspectRequest.objects.get().region == ""


def test_a_robot_is_told_nothing_and_nothing_is_kept(client):
    response = send(client, FR, JOIN | {"homepage": "http://spam.example"})
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200
    assert not ProspectRequest.objects.exists()


def test_a_page_left_open_for_days_is_sent_again_without_retyping(client):
    today = timezone.localdate()
    recent, old = (guard.stamp("join", today - timedelta(days=days)) for days in (guard.DAYS, guard.DAYS + 1))
    fields = hidden(client, FR)
    response = client.post(FR, {**fields, **JOIN, "shown": old})
    assert said("This page stayed open for a long time. Nothing is lost: send the form again.", "fr") in summary(
        response
    )
    fresh = hidden_of(response)
    assert fresh["shown"] == guard.stamp("join")
    assert client.post(FR, {**fresh, **JOIN}).status_code == 302
    assert client.post(FR, {**fields, **JOIN, "shown": recent, "name": "Bo"}).status_code == 302


@pytest.mark.parametrize("form", ["join", "contact"])
def test_a_stamp_is_of_one_form_and_of_no_day_to_come(form):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert guard.is_recent(guard.stamp(form), form)
    assert not guard.is_recent(guard.stamp(form), "another")
    assert not guard.is_recent(guard.stamp(form, tomorrow), form)


def test_a_message_full_of_addresses_is_taken_for_advertising(client):
    links = "https://a.example www.b.example http://c.example/ftp"
    assert send(client, FR, JOIN | {"message": f"Voyez {links}"}).status_code == 302
    response = send(client, FR, JOIN | {"message": f"Voyez {links} www.d.example"})
    assert said("Keep three web addresses at most: more of them are taken for advertising.", "fr") in summary(response)
    assert ProspectRequest.objects.count() == 1


@pytest.mark.parametrize("shown", ["", "forged", "x" * 10_000, "é:1:2"])
def test_a_form_that_no_page_showed_is_not_kept(client, shown):
    client.post(FR, {**JOIN, "shown": shown})
    assert not ProspectRequest.objects.exists()


def test_a_button_pressed_twice_sends_one_request(client):
    fields = hidden(client, FR)
    for _ in range(2):
        assert client.post(FR, {**fields, **JOIN}).status_code == 302
    assert ProspectRequest.objects.count() == 1


def test_one_address_sends_a_few_forms_an_hour(client):
    for number in range(guard.SENT_IN_AN_HOUR):
        assert send(client, FR, JOIN | {"organisation": f"Ville {number}"}).status_code == 302
    response = send(client, FR, JOIN)
    assert response.status_code == 429
    assert said(
        "Many forms came from your connection within an hour. Wait an hour, then send this one again.", "fr"
    ) in summary(response)
    assert "Ana Essai" in response.content.decode()
    assert send(client, FR, JOIN, REMOTE_ADDR="198.51.100.7").status_code == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_only_trusted_proxies_say_where_a_form_comes_from(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert guard.client_address(rf.get("/", HTTP_X_FORWARDED_FOR=forwarded)) == expected


def test_forged_addresses_do_not_open_the_door_again(client):
    for number in range(guard.SENT_IN_AN_HOUR):
        send(client, FR, JOIN | {"organisation": f"Ville {number}"}, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert send(client, FR, JOIN, HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 429


def hidden_of(response):
    from .posting import HIDDEN

    return dict(HIDDEN.findall(response.content.decode()))
