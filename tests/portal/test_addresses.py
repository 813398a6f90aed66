"""Addresses: the language door, redirects after a change, 410 after a deletion, what strange requests get."""

import json

import pytest
from wagtail.models import Page

from practices.models import PracticeIndexPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "home"),
    [("en-CA,en;q=0.9", "/en/"), ("fr-CA", "/fr/"), ("pt-BR", "/fr/"), ("", "/fr/"), ("\\*;q=;", "/fr/")],
)
def test_the_door_leads_to_the_readers_language_french_in_doubt(client, accepted, home):
    response = client.get("/", headers={"accept-language": accepted})
    assert response.status_code == 302
    assert response["Location"] == home
    assert "Accept-Language" in response["Vary"]


def test_a_changed_address_redirects_to_the_new_one_in_each_language(client, at_once):
    french = factories.practice(slug="ancien")
    english = factories.practice("en", translation_of=french, slug="old")
    for page, new in ((french, "nouveau"), (english, "new")):
        before = page.url_path
        page.slug = new
        page.save_revision().publish()
        response = client.get(before)
        assert response.status_code == 301
        assert response["Location"].endswith(Page.objects.get(pk=page.pk).url_path)


def test_a_deleted_page_is_gone_for_good_in_its_language(client):
    page = factories.practice("en")
    address = page.url_path
    Page.objects.get(pk=page.pk).delete()
    response = client.get(address)
    assert response.status_code == 410
    assert b'lang="en-CA"' in response.content


def test_an_address_used_again_answers_again(client):
    page = factories.practice(slug="reprise")
    address = page.url_path
    Page.objects.get(pk=page.pk).delete()
    factories.practice(slug="reprise")
    assert client.get(address).status_code == 200


def test_a_draft_that_was_never_public_leaves_no_trace(client):
    page = factories.practice(live=False, slug="brouillon")
    address = page.url_path
    assert client.get(address).status_code == 404
    Page.objects.get(pk=page.pk).delete()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_unknown_address_offers_the_nearest_page_in_both_languages(client, language):
    section = factories.section(PracticeIndexPage, language)
    response = client.get(section.url_path + "inconnue/")
    assert response.status_code == 404
    body = response.content.decode()
    assert f'lang="{language}-CA"' in body
    assert "language-notice" not in body
    assert 'href="/fr/bonnes-pratiques/"' in body
    assert 'href="/en/good-practices/"' in body


def test_a_page_in_one_language_says_so_and_offers_the_nearest(client):
    page = factories.practice()
    body = client.get(page.url_path).content.decode()
    assert "hreflang" not in body.split("</head>")[0]
    assert 'href="/en/good-practices/"' in body
    assert "This page has no English version" in body


def test_the_switch_keeps_the_query_and_alternates_name_both_pages(client):
    french = factories.practice()
    english = factories.practice("en", translation_of=french)
    body = client.get(french.url_path + "?theme=x&page=2").content.decode()
    assert f'href="{english.url_path}?theme=x&amp;page=2"' in body
    head = body.split("</head>")[0]
    assert head.count('hreflang="') == 3
    assert 'hreflang="x-default"' in head


@pytest.mark.parametrize(
    ("path", "status"),
    [("/fr/%00/", 400), ("/fr/?q=%00", 400), ("/fr/" + "a/" * 400, 404), ("/fr/?q=" + "x" * 9000, 400), ("/api/inconnue", 404),
     ("/fr/..%2f..%2fetc/passwd/", 404), ("/documents/999999/x.pdf", 404), ("/documents/9999999999999999999999/x.pdf", 404),
     ("/images/1/x.webp", 404), ("/fr/bonnes-pratiques/?page=9999999999999999999999", 200), ("/fr/bonnes-pratiques/?theme=inconnu", 200),
     ("/fr/bonnes-pratiques/?page=-1&theme=%F0%9F%9A%A2&country=%D8%A7", 200)],
)  # fmt: skip
def test_strange_requests_get_a_clear_answer_and_never_an_error(client, path, status):
    client.raise_request_exception = False
    assert client.get(path).status_code == status


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/documents/9/x", {"referer": "http://["}, 404),
        ("/fr/", {"host": "ailleurs.example"}, 400),
        ("/images/99999999999999999999999/x", {}, 404),
    ],
)
def test_odd_headers_and_numbers_are_no_error(client, path, headers, status):
    client.raise_request_exception = False
    assert client.get(path, headers=headers).status_code == status


def test_health_addresses_tell_the_process_and_each_dependency(client):
    assert client.get("/healthz").content == b"ok"
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert json.loads(ready.content)["dependencies"]["database"] == "ok"


def test_public_pages_carry_a_strict_policy_and_no_inline_code(client):
    response = client.get(factories.practice().url_path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "Set-Cookie" not in response


def test_no_shared_cache_keeps_what_depends_on_a_person(client):
    page = factories.practice()
    assert "no-store" not in client.get(page.url_path).get("Cache-Control", "")
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert "no-store" in client.get(page.url_path)["Cache-Control"]
