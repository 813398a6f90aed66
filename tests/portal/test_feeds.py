"""Feeds are read by a feed library without a reproach, in their language, and hold what a visitor may read and nothing else."""

import json
import re
from datetime import timedelta

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from portal.models import PortalSettings, Theme
from portal.tasks import render_pictures_of
from search import feeds
from search.models import SearchDocument
from tests import factories

pytestmark = pytest.mark.django_db
NAMES = {
    "fr": ("actualites", "bonnes-pratiques", "publications", "evenements", "cooperation"),
    "en": ("news", "good-practices", "publications", "events", "cooperation"),
}
FOLDERS = {"fr": "/fr/flux/", "en": "/en/feeds/"}
ADDRESSES = [f"{FOLDERS[language]}{name}.atom" for language, names in NAMES.items() for name in names]
PRACTICES = {"fr": "/fr/flux/bonnes-pratiques.atom", "en": "/en/feeds/good-practices.atom"}


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(response.content)
    assert found.bozo == 0, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


@pytest.mark.parametrize("address", [*ADDRESSES, "/fr/flux/themes/8.atom", "/en/feeds/themes/8.atom"])
def test_every_feed_is_atom_in_its_language_and_knows_its_own_address(client, address):
    found = read(client, address).feed
    assert found.language == f"{address[1:3]}-CA"
    assert found.id.startswith("urn:uuid:")
    assert found.updated_parsed
    own = next(link.href for link in found.links if link.rel == "self")
    assert own.endswith(re.sub(r"/8\.atom", "/port-city-interface.atom", address))


def test_an_entry_says_all_that_a_reader_of_feeds_shows(client, at_once):
    page = factories.practice(picture=factories.image(), summary="Le quai & la ville <rouverts>.")
    render_pictures_of.func(page.pk)
    entry = read(client, PRACTICES["fr"]).entries[0]
    assert entry.title == page.title
    assert entry.link.endswith(page.url_path)
    assert entry.summary == "Le quai &amp; la ville &lt;rouverts&gt;."
    assert [(tag.term, tag.label) for tag in entry.tags] == [("port-city-interface", "Interface Ville Port")]
    assert entry.author == "AIVP Amérique du Nord"
    picture = next(link for link in entry.links if link.rel == "enclosure")
    assert (picture.type, int(picture.length) > 0) == ("image/webp", True)
    assert entry.published_parsed <= entry.updated_parsed


def test_an_entry_keeps_its_identifier_for_ever_and_each_language_has_its_own(client):
    french = factories.practice()
    factories.practice("en", translation_of=french)
    ids = [read(client, PRACTICES[code]).entries[0].id for code in ("fr", "en")]
    assert len(set(ids)) == 2
    page = Page.objects.get(pk=french.pk).specific
    page.title, page.slug = "Un autre titre", "une-autre-adresse"
    page.save_revision().publish()
    entry = read(client, PRACTICES["fr"]).entries[0]
    assert (entry.id, entry.title) == (ids[0], "Un autre titre")


def test_the_latest_comes_first_and_a_feed_is_never_endless(client, monkeypatch):
    monkeypatch.setattr(feeds, "ENTRIES", 3)
    pages = [factories.practice(title=f"Cas {number}", slug=f"cas-{number}") for number in range(5)]
    for age, page in enumerate(pages):
        Page.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - timedelta(days=age))
    assert [entry.title for entry in read(client, PRACTICES["fr"]).entries] == ["Cas 0", "Cas 1", "Cas 2"]


def test_whoever_asks_a_feed_holds_what_a_visitor_may_read(client):
    seen = factories.practice(title="Ouverte")
    hidden = factories.practice(title="Réservée")
    factories.restrict(hidden, "members")
    factories.practice(title="Brouillon", live=False)
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    for address in (PRACTICES["fr"], "/fr/flux/themes/8.atom"):
        assert [entry.title for entry in read(client, address).entries] == [seen.title]


@pytest.mark.parametrize("broken", ["\x0b", "\x08", "\x1b", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_stays_out_of_documents_and_feeds(client, broken):
    theme = Theme.objects.get(number=8)
    Theme.objects.filter(pk=theme.pk).update(label_fr=f"Inter{broken}face")
    page = factories.practice(title=f"Quai{broken} rouvert", summary=f"La ville{broken}.")
    PortalSettings.objects.update_or_create(site=Site.objects.get(), defaults={"name_fr": f"AIVP{broken} Québec"})
    document = SearchDocument.objects.get(pk=page.pk)
    assert (document.title, document.summary) == ("Quai rouvert", "La ville.")
    assert broken not in document.body + json.dumps(document.card, ensure_ascii=False)
    # A document written before, or by other means.
    SearchDocument.objects.filter(pk=page.pk).update(title=page.title, summary=page.summary)
    for address in (PRACTICES["fr"], "/fr/flux/themes/8.atom"):
        found = read(client, address)
        assert found.feed.author == "AIVP Québec"
        entry = found.entries[0]
        assert (entry.title, entry.summary) == ("Quai rouvert", "La ville.")
        assert entry.tags[0].label == "Interface"
    assert read(client, "/fr/flux/themes/8.atom").feed.title.endswith("8 – Interface")


def test_a_feed_costs_few_queries_whatever_it_holds(client):
    for number in range(8):
        factories.practice(title=f"Cas {number}", slug=f"cas-{number}", picture=factories.image())
    for address in (PRACTICES["fr"], "/fr/flux/themes/8.atom"):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= 5, [query["sql"][:90] for query in queries]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/fr/flux/themes/999999999999999999999.atom", "Page introuvable"),
        ("/en/feeds/themes/999999999999999999999.atom", "Page not found"),
        ("/fr/flux/rien.atom", "Page introuvable"),
        ("/en/feeds/actualites.atom", "Page not found"),
        ("/fr/flux/themes/%00.atom", None),
        ("/fr/flux/themes/" + "a" * 3000 + ".atom", None),
    ],
)
def test_an_unknown_feed_is_a_404_in_the_language_of_its_address(client, address, words):
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code in ((404,) if words else (400, 404))
    assert words is None or words in response.content.decode()


def test_pages_announce_the_feeds_that_concern_them(client):
    def announced(address):
        return re.findall(
            r'type="application/atom\+xml" title="[^"]+" href="([^"]+)"', client.get(address).content.decode()
        )

    assert announced("/fr/bonnes-pratiques/") == [PRACTICES["fr"]]
    assert announced("/en/news/") == ["/en/feeds/news.atom"]
    assert set(announced("/fr/")) == {address for address in ADDRESSES if address.startswith("/fr/")}
    theme = Theme.objects.get(number=1)
    assert announced("/fr/agenda-2030/adaptation-au-changement-climatique/") == [f"/fr/flux/themes/{theme.key}.atom"]


@pytest.mark.parametrize(("folder", "other"), FOLDERS.items())
def test_a_page_for_people_lists_every_feed_and_leads_to_its_other_language(client, folder, other):
    html = client.get(other).content.decode()
    listed = set(re.findall(r'<a href="([^"]+\.atom)"', html))
    assert {address for address in ADDRESSES if address.startswith(other)} <= listed
    assert len([address for address in listed if "/themes/" in address]) == 10
    assert FOLDERS["en" if folder == "fr" else "fr"] in html
    assert f'href="{other}"' in client.get(f"/{folder}/").content.decode()


def test_the_page_for_people_has_one_address_in_each_language(client):
    heads = [client.get(address, {"x": "1"}).content.decode() for address in FOLDERS.values()]
    for address, html in zip(FOLDERS.values(), heads, strict=True):
        assert re.findall(r'<link rel="canonical" href="https?://[^/]+([^"]+)"', html) == [address]
        assert dict(re.findall(r'hreflang="([^"]+)" href="https?://[^/]+([^"]+)"', html)) == {
            "fr-CA": FOLDERS["fr"], "en-CA": FOLDERS["en"], "x-default": FOLDERS["fr"],
        }  # fmt: skip
