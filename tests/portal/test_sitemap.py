"""The sitemap follows its protocol, tells both languages of each other, and names nothing that is not for everyone."""

import re
from pathlib import Path

import pytest
import xmlschema

from portal import sitemap
from tests import factories

pytestmark = pytest.mark.django_db
SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "sitemap.xsd")


def fetch(client, address="/sitemap.xml"):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    text = response.content.decode()
    SCHEMA.validate(text)
    return text


def entry_of(text, path):
    return re.search(rf"<url>\s*<loc>[^<]*{re.escape(path)}</loc>.*?</url>", text, re.S)[0]


def test_the_sitemap_is_valid_and_each_pair_names_both_versions_and_the_default(client):
    french = factories.practice()
    english = factories.practice("en", translation_of=french)
    text = fetch(client)
    for page in (french, english):
        versions = dict(re.findall(r'hreflang="([^"]+)" href="([^"]+)"', entry_of(text, page.url_path)))
        assert versions["fr-CA"].endswith(french.url_path)
        assert versions["en-CA"].endswith(english.url_path)
        assert versions["x-default"] == versions["fr-CA"]


def test_a_page_without_a_twin_names_no_other_version(client):
    page = factories.practice()
    assert "hreflang" not in entry_of(fetch(client), page.url_path)


def test_the_date_is_that_of_the_last_publication(client):
    page = factories.practice()
    told = re.search(r"<lastmod>([^<]+)</lastmod>", entry_of(fetch(client), page.url_path))[1]
    from django.utils import timezone

    assert told == timezone.localtime(page.last_published_at).isoformat(timespec="seconds")


def test_drafts_and_private_pages_are_not_named_even_to_those_who_may_read_them(client):
    private, draft = factories.practice(title="Réservée"), factories.practice(title="Brouillon", live=False)
    factories.restrict(private, "members")
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    text = fetch(client)
    assert private.url_path not in text
    assert draft.url_path not in text


def test_neither_feeds_nor_calendars_nor_accounts_are_pages(client):
    assert not re.search(r"<loc>[^<]*(\.atom|\.ics|/compte/|/account/|/flux/|/feeds/)[^<]*</loc>", fetch(client))


def test_a_site_too_large_for_one_file_has_an_index_whose_parts_hold_every_page_once(client, monkeypatch):
    whole = re.findall(r"<loc>([^<]+)</loc>", fetch(client))
    monkeypatch.setattr(sitemap, "MAX_ADDRESSES", 7)
    index = fetch(client)
    assert "<sitemapindex" in index
    parts = re.findall(r"<loc>https?://[^/]+(/sitemap-\d+\.xml)</loc>", index)
    assert len(parts) == -(-len(whole) // 7)
    found = [address for part in parts for address in re.findall(r"<loc>([^<]+)</loc>", fetch(client, part))]
    assert found == whole


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999999"])
def test_a_part_that_is_not_there_is_a_404(client, number):
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_robots_names_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert re.search(r"^Sitemap: https?://\S+/sitemap\.xml$", text, re.M)
    assert "Disallow: /\n" not in text
