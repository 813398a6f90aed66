"""Signing in, out and where it leads, asked as a browser would."""

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests import factories
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    caches["limits"].clear()


def address(name, language="fr", **arguments):
    with translation.override(language):
        return reverse(name, kwargs=arguments)


def sign_in(client, user, password=PASSWORD, following="", language="fr", **headers):
    query = f"?next={following}" if following else ""
    return client.post(
        address("account_login", language) + query,
        {"login": user if isinstance(user, str) else user.email, "password": password, "next": following},
        **headers,
    )


@pytest.mark.parametrize(("language", "path"), [("fr", "/fr/compte/connexion/"), ("en", "/en/account/login/")])
def test_the_sign_in_page_speaks_the_language_of_its_address(client, language, path):
    assert address("account_login", language) == path
    page = client.get(path).content.decode()
    assert f'<html lang="{language}-CA">' in page
    assert page.count("<h1") == 1
    assert ("Courriel professionnel" in page) is (language == "fr")


def test_a_member_signs_in_and_reaches_their_account(client):
    member = factories.member()
    before = client.get(address("account_login")).cookies.get("sessionid")
    response = sign_in(client, member)
    assert response.status_code == 302
    assert response.url == "/fr/compte/"
    assert client.session.session_key != before
    page = client.get("/fr/compte/").content.decode()
    assert str(member) in page
    assert member.seats.get().organisation.name_fr in page
    assert "/admin/" not in page


def test_the_e_mail_may_be_written_in_capitals(client):
    user = factories.UserFactory()
    assert sign_in(client, user.email.upper()).status_code == 302


def test_somebody_of_the_office_is_shown_the_way_to_the_admin(client):
    sign_in(client, factories.in_role("editor"))
    assert 'href="/admin/"' in client.get("/fr/compte/").content.decode()


def test_the_session_gets_a_new_key(client):
    user = factories.UserFactory()
    session = client.session
    session["kept"] = True
    session.save()
    key = session.session_key
    sign_in(client, user)
    assert client.session.session_key != key


@pytest.mark.parametrize("following", ["/en/publications/?page=2", "/admin/pages/"])
def test_sign_in_leads_to_the_page_that_asked(client, following):
    response = sign_in(client, factories.in_role("editor"), following=following)
    assert response.url == following


@pytest.mark.parametrize(
    "following",
    [
        "https://example.com/",
        "//example.com/",
        "/\\example.com",
        "javascript:alert(1)",
        "http://testserver.example.com/",
    ],
)
def test_sign_in_never_leads_elsewhere(client, following):
    assert sign_in(client, factories.member(), following=following).url == "/fr/compte/"


def test_a_member_who_asks_for_the_admin_is_not_sent_round_in_circles(client):
    response = sign_in(client, factories.member(), following="/admin/")
    for _hop in range(6):
        if response.status_code != 302:
            break
        response = client.get(response.url)
    assert response.status_code == 200
    assert response.request["PATH_INFO"] == "/fr/compte/"


def test_signing_out_is_asked_by_a_form(client):
    client.force_login(factories.UserFactory())
    assert client.get(address("account_logout")).status_code == 200
    assert client.get("/fr/compte/").status_code == 200
    response = client.post(address("account_logout"))
    assert response.url == "/fr/"
    assert client.get("/fr/compte/").status_code == 302


def test_signing_out_needs_the_token_of_the_form():
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.UserFactory())
    assert client.post(address("account_logout")).status_code == 403
    assert client.get("/fr/compte/").status_code == 200


def test_the_session_of_a_closed_account_opens_nothing(client):
    user = factories.in_role("administrator")
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    user.is_active = False
    user.save()
    assert client.get("/admin/").status_code == 302
    assert client.get("/fr/compte/").status_code == 302


def test_a_closed_account_is_told_so_only_with_the_right_password(client):
    user = factories.UserFactory(is_active=False)
    assert sign_in(client, user).url == address("account_inactive")
    assert client.get(address("account_inactive")).status_code == 200
    assert sign_in(client, user, password="faux").status_code == 200


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nobody_opens_an_account_for_themselves(client, language):
    path = address("account_signup", language)
    page = client.get(path).content.decode()
    assert (
        "Les comptes sont ouverts par le bureau" if language == "fr" else "Accounts are opened by the office"
    ) in page
    client.post(path, {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert not factories.UserFactory._meta.model.objects.filter(email="x@example.org").exists()


def test_pages_about_an_account_are_never_kept_by_a_cache(client):
    assert "no-store" in client.get(address("account_login"))["Cache-Control"]
    client.force_login(factories.UserFactory())
    assert "no-store" in client.get("/fr/compte/")["Cache-Control"]
