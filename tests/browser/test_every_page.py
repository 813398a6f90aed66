"""Every page type in both languages, as a reader's browser gets it: status, queries, accessibility, keyboard, HTML."""

import json

import pytest

from tests.browser.walk import WIDTHS, Walker

MOST_QUERIES = {"page": 8, "listing": 10}

MEASURE = """
import json
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from search.pages import ListingPage
from wagtail.models import Page
settings.PAGE_CACHE = 'off'
rows = []
client = Client(SERVER_NAME='127.0.0.1')
for page in Page.objects.filter(depth__gte=2, live=True).specific():
    client.get(page.url_path)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.url_path)
    texts = [query['sql'] for query in queries.captured_queries]
    rows.append([type(page).__name__, page.language, page.url_path, response.status_code, len(texts), len(texts) - len(set(texts)),
                 isinstance(page, ListingPage)])
print(json.dumps(rows))
"""


@pytest.fixture(scope="module")
def measured(demo_site):
    """Return [type, language, address, status, queries cold, repeated queries, is a listing] of every published page."""
    return json.loads(demo_site.shell(MEASURE).splitlines()[-1])


def test_every_page_answers_within_its_budget_of_queries(measured):
    print("\ntype                 language pages status  queries cold (least-most)")
    groups = {}
    for kind, language, *rest in measured:
        groups.setdefault((kind, language), []).append(rest)
    for (kind, language), rows in sorted(groups.items()):
        counts = [row[2] for row in rows]
        print(f"{kind:20} {language:8} {len(rows):5} {sorted({row[1] for row in rows})}  {min(counts)}-{max(counts)}")
    assert {row[3] for row in measured} == {200}
    over = [row for row in measured if row[4] > MOST_QUERIES["listing" if row[6] else "page"]]
    assert over == []
    assert [row for row in measured if row[5]] == [], "the same query twice"
    assert {(kind, "fr") for kind, _language in groups} == {key for key in groups if key[1] == "fr"}


#: Beside a page of each type: listings filtered, empty and continued, and what a reader is told when something is not shown.
STATES = (
    ("/fr/bonnes-pratiques/?theme=sustainable-mobility&country=CA", 200),
    ("/en/good-practices/?theme=sustainable-mobility&country=CA", 200),
    ("/fr/bonnes-pratiques/?country=ZZ", 200),
    ("/en/members/?kind=university&country=PT", 200),
    ("/fr/bonnes-pratiques/?page=2", 200),
    ("/en/good-practices/?page=2", 200),
    ("/fr/bonnes-pratiques/inconnue/", 404),
    ("/en/good-practices/unknown/", 404),
    ("/inconnue/", 404),
    ("/fr/page-retiree-du-parcours/", 410),
    ("/en/page-withdrawn-on-the-walk/", 410),
    ("/fr/?q=%00", 400),
    ("/fr/recherche/?q=quai", 200),
    ("/en/search/?q=quay", 200),
    ("/fr/recherche/?q=zzyzxq&type=event", 200),
    ("/fr/compte/connexion/", 200),
    ("/en/account/login/", 200),
    ("/static/portal/maintenance.html", 200),
)
PREPARE = """
from portal.models import GoneAddress as G, PortalDocument as D
from publications.models import PublicationPage as P
[G.objects.get_or_create(path=path) for path in ('/fr/page-retiree-du-parcours/', '/en/page-withdrawn-on-the-walk/')]
print(next(b.value['document'].url for p in P.objects.filter(live=True) for b in p.files if b.value['document'].audience == 'members'))
"""


@pytest.fixture(scope="module")
def states(demo_site):
    """Return (address, status) of what is no page of its own, a file refused included."""
    refused = demo_site.shell(PREPARE).splitlines()[-1]
    return [*STATES, (refused, 403)]


@pytest.fixture(scope="module")
def first_of_each(measured):
    """Return one address of each page type in each language, the one with the longest title of its type."""
    first = {}
    for kind, language, address, *_rest in measured:
        first[kind, language] = max(first.get((kind, language), ""), address, key=len)
    return list(first.values())


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_sound_and_asks_nothing_of_others(demo_site, first_of_each, states, browser, axe, width):
    walker = Walker(browser, demo_site.url, width=width)
    for address, status in [*((address, 200) for address in first_of_each), *states]:
        assert walker.go(address) == status, address
        walker.look(axe, address)
    walker.close()
    print(f"axe: 0 violations on {len(first_of_each) + len(states)} addresses at {width} px, light and dark")


def test_every_page_is_gone_through_by_keyboard(demo_site, first_of_each, states, browser):
    walker, stops = Walker(browser, demo_site.url, width=1440), 0
    for address in [*first_of_each, *(address for address, _status in states)]:
        walker.go(address)
        stops += walker.tab_through()
    walker.close()
    print(f"keyboard: {stops} stops, each in the order of its page and seen")


def test_the_keyboard_goes_first_to_the_skip_link_and_past_the_menu_of_small_screens(demo_site, browser):
    walker = Walker(browser, demo_site.url, width=360)
    walker.go("/fr/bonnes-pratiques/")
    walker.page.keyboard.press("Tab")
    assert walker.page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    walker.tab_through()
    walker.page.locator(".menu-button").press("Enter")
    walker.tab_through()
    walker.page.keyboard.press("Escape")
    walker.close()


def test_the_html_checker_finds_nothing(demo_site, first_of_each, states, browser, nu):
    request = browser.new_context(locale="fr-CA").request
    addresses = [*first_of_each, *(address for address, _status in states)]
    nu({address: request.get(demo_site.url + address).text() for address in addresses})
    print(f"Nu: 0 messages on {len(addresses)} addresses")


def test_every_page_reads_without_javascript(demo_site, first_of_each, browser):
    walker = Walker(browser, demo_site.url, width=360, java_script_enabled=False)
    for address in first_of_each:
        assert walker.go(address) == 200
        assert walker.page.locator("nav#nav a").first.is_visible(), address
        assert walker.page.locator("main h1").is_visible(), address
    walker.go("/fr/bonnes-pratiques/?theme=sustainable-mobility")
    assert walker.page.locator("main h3 a").count() > 0
    walker.close()
