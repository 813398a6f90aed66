"""What programs ask for by convention: security.txt, the manifest, icons."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from PIL import Image

pytestmark = pytest.mark.django_db


def fields(client):
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_security_txt_has_the_fields_that_rfc_9116_asks_for(client, settings):
    settings.SECURITY_CONTACT = "https://portail.example.org/signaler"
    told = fields(client)
    assert told["Contact"] == "https://portail.example.org/signaler"
    assert told["Preferred-Languages"] == "fr, en"
    assert told["Canonical"].endswith("/.well-known/security.txt")
    expires = datetime.strptime(told["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


def test_an_address_of_mail_becomes_one_and_the_office_answers_when_nobody_else_is_named(client, settings):
    settings.SECURITY_CONTACT, settings.OFFICE_EMAIL = None, "bureau@example.org"
    assert fields(client)["Contact"] == "mailto:bureau@example.org"
    settings.SECURITY_CONTACT = "securite@example.org"
    assert fields(client)["Contact"] == "mailto:securite@example.org"


@pytest.mark.parametrize(("language", "name"), [("fr", "AIVP Amérique du Nord"), ("en", "AIVP North America")])
def test_the_manifest_is_in_the_language_of_its_page_and_its_icons_are_what_it_says(client, language, name):
    page = client.get(f"/{language}/").content.decode()
    address = re.search(r'<link rel="manifest" href="([^"]+)"', page)[1]
    response = client.get(address)
    assert response["Content-Type"] == "application/manifest+json"
    data = response.json()
    assert (data["name"], data["lang"], data["start_url"]) == (name, f"{language}-CA", f"/{language}/")
    from django.contrib.staticfiles import finders

    for icon in data["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        assert path, icon
        if icon["type"] == "image/png":
            with Image.open(path) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]


@pytest.mark.parametrize(
    ("name", "kind", "size"),
    [("favicon.ico", "image/x-icon", (48, 48)), ("apple-touch-icon.png", "image/png", (180, 180))],
)
def test_icons_asked_for_at_the_root_are_there(client, name, kind, size):
    response = client.get(f"/{name}")
    assert response["Content-Type"] == kind
    assert Image.open(io.BytesIO(response.content)).size == size


def test_the_head_gives_the_colour_of_the_paper_in_both_modes(client):
    page = client.get("/fr/").content.decode()
    assert re.findall(r'<meta name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)">', page) == [
        ("#fcfbf7", "light"),
        ("#0d1a22", "dark"),
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/.well-known/security.txt", "/fr/site.webmanifest", "/fr/flux/actualites.atom"])
def test_they_are_kept_at_their_own_address_and_under_no_query(settings, tmp_path, address):
    settings.PAGE_CACHE, settings.PAGE_CACHE_FILE = "file", tmp_path / "generation"
    client = Client()
    for _time in range(2):
        assert "stored" not in client.get(f"{address}?a=1").headers.get("Cache-Status", "")
    assert client.get(f"{address}?a=1").headers.get("Cache-Status") is None
    client.get(address)
    assert client.get(address)["Cache-Status"] == "portal; hit"
