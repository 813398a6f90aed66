"""What a reader is told when something cannot be shown, in their language, with the way out."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override

from portal import errors
from tests import factories

NEAR = re.compile(r'<section class="nearest".*?</section>', re.S)
pytestmark = pytest.mark.django_db


def near(response):
    """Return the addresses that a lost reader is offered."""
    found = NEAR.search(response.content.decode())
    return re.findall(r'href="([^"]+)"', found[0]) if found else []


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/fr/inconnue/", []),
        ("/en/unknown/deeper/still/", []),
        ("/fr/bonnes-pratiques/inconnue/", ["/fr/bonnes-pratiques/", "/en/good-practices/"]),
        ("/fr/actualites/bonnes-pratiques/", ["/fr/bonnes-pratiques/", "/en/good-practices/", "/fr/actualites/", "/en/news/"]),
        ("/fr/bonne-pratique/", ["/fr/bonnes-pratiques/", "/en/good-practices/"]),
        ("/en/members/x/ics/", ["/en/members/", "/fr/membres/"]),
        ("/xx/", []),
        ("/nothing/", []),
        ("/good-practice/", ["/en/good-practices/", "/fr/bonnes-pratiques/"]),
    ],
)  # fmt: skip
def test_a_lost_reader_is_led_to_what_comes_nearest(client, path, offered):
    response = client.get(path)
    assert response.status_code == 404
    assert sorted(near(response)) == sorted(offered)
    # The home page has its own button, and the header leads to the one in the other language.
    assert {'href="/fr/"', 'href="/en/"'} <= set(re.findall(r'href="/(?:fr|en)/"', response.content.decode()))


def test_an_error_speaks_the_language_of_the_address_or_of_the_browser(client):
    for path, accepted, language in (
        ("/fr/rien/", "en", "fr"), ("/en/rien/", "fr", "en"), ("/rien/", "en-CA,fr;q=0.5", "en"), ("/rien/", "de", "fr"),
        ("/documents/99/x.pdf", "en", "en"), ("/api/rien", "en", "en"),
    ):  # fmt: skip
        response = client.get(path, headers={"Accept-Language": accepted})
        assert response.status_code == 404
        assert f'<html lang="{language}-CA">' in response.content.decode()


@pytest.mark.parametrize(
    ("path", "accepted", "target"),
    [
        ("/bonnes-pratiques/", "fr", "/fr/bonnes-pratiques/"),
        ("/bonnes-pratiques/?theme=x", "en", "/fr/bonnes-pratiques/?theme=x"),
        ("/good-practices/", "fr", "/en/good-practices/"),
        ("/compte/connexion/", "fr", "/fr/compte/connexion/"),
        ("/account/login/?next=/en/", "en", "/en/account/login/?next=/en/"),
    ],
)
def test_an_address_without_its_language_leads_to_the_page_it_names(client, path, accepted, target):
    response = client.get(path, headers={"Accept-Language": accepted})
    assert (response.status_code, response["Location"]) == (302, target)
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("path", ["/%2F%2Fautre.example/", "/x//autre.example/", "/\\autre.example/"])
def test_no_lost_address_leads_to_another_site(client, path):
    response = client.get(path)
    assert response.status_code == 404


def test_what_a_reader_may_not_see_is_not_near(client):
    hidden = factories.practice(title="Secrète", slug="secrete")
    factories.restrict(hidden, "members")
    factories.practice(title="Brouillon", slug="brouillon", live=False)
    for name in ("secrete", "brouillon"):
        assert near(client.get(f"/fr/actualites/{name}/")) == ["/fr/actualites/", "/en/news/"]


def test_a_page_beside_that_shares_words_with_the_address_is_offered_to_those_who_may_see_it(client):
    case = factories.practice(title="Toronto : une embouchure", slug="toronto-une-nouvelle-embouchure")
    other = factories.practice(title="Toronto : un parc", slug="toronto-un-parc")
    closed = factories.practice(title="Toronto : un secret", slug="toronto-nouvelle-embouchure-secrete")
    factories.restrict(closed, "members")
    assert near(client.get("/fr/bonnes-pratiques/toronto-embouchure-nouvelle/"))[:2] == [case.url_path, other.url_path]
    assert closed.url_path not in near(client.get("/fr/bonnes-pratiques/toronto-secrete/"))
    for odd in ("toronto%25", "toro_to-____", "toronto'", "-" * 50, "toronto-" * 200):
        assert client.get(f"/fr/bonnes-pratiques/{odd}/").status_code == 404


def test_a_page_of_the_same_name_elsewhere_is_offered(client):
    case = factories.practice(slug="quai-rouvert")
    assert near(client.get("/fr/actualites/quai-rouvert/"))[0] == case.url_path
    assert near(client.get("/en/quai-rouvert/"))[:1] != []


def test_a_form_refused_says_so_with_its_own_number():
    response = Client(enforce_csrf_checks=True).post("/fr/compte/connexion/", {"login": "a@example.org"})
    assert response.status_code == 403
    html = response.content.decode()
    assert '<p class="great-number" aria-hidden="true">403</p>' in html
    with override("fr"):
        assert gettext("This form was not accepted") in html


def test_the_last_page_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/fr/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert "Avarie à bord" in html
    assert 'lang="en-CA"' in html
    assert "no-store" in response["Cache-Control"]


def test_an_error_of_the_database_is_answered_in_both_languages(client):
    client.raise_request_exception = False

    def broken(*_arguments):
        raise connection.Database.OperationalError("no connection")

    with connection.execute_wrapper(broken):
        response = client.get("/fr/")
    assert response.status_code == 500
    assert "Damage on board" in response.content.decode()


def test_when_no_template_can_be_drawn_words_are_left(settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # Nothing was collected.
    }
    response = errors.server_error(RequestFactory().get("/fr/"))
    assert response.status_code == 500
    assert "Avarie à bord" in response.content.decode()


@pytest.mark.parametrize("name", ["maintenance.html"])
def test_what_the_web_server_shows_alone_needs_only_static_files(name):
    folder = Path(settings.BASE_DIR) / "portal" / "static"
    html = (folder / "portal" / name).read_text()
    asked = re.findall(r'(?:href|src)="(/static/[^"]+)"', html)
    assert len(asked) == 3
    assert all((folder / path.removeprefix("/static/")).exists() for path in asked)
    assert 'lang="en-CA"' in html
