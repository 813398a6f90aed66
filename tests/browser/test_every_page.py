"""Every page type in both languages, as a reader's browser gets it: status, queries, accessibility, HTML."""

import json

import pytest

WIDTHS = (360, 1440)
SCHEMES = ("light", "dark")
MOST_QUERIES = {"page": 8, "listing": 10}

MEASURE = """
import json
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from search.pages import ListingPage
from wagtail.models import Page
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


@pytest.fixture(scope="module")
def addresses(measured):
    """One address of each page type in each language, with the pages that are none."""
    first = {}
    for kind, language, address, *_rest in measured:
        first.setdefault((kind, language), address)
    extra = ["/fr/inconnue/", "/en/unknown/", "/fr/compte/connexion/", "/en/account/login/"]
    return [
        *first.values(),
        *extra,
        "/fr/bonnes-pratiques/?theme=sustainable-mobility&country=CA",
        "/en/members/?kind=university&country=US",
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_overflows(demo_site, addresses, browser, axe, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="fr-CA")
    page = context.new_page()
    errors, foreign = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(demo_site.url) or request.url.startswith("data:") or foreign.append(request.url)
        ),
    )
    for address in addresses:
        page.goto(demo_site.url + address)
        axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{address} overflows by {wide} px at {width} px"
        assert page.locator("h1").count() == 1, address
    assert errors == []
    assert foreign == [], "a request left the site"
    print(f"axe: 0 violations on {len(addresses)} addresses at {width} px, {scheme}")


def test_the_html_checker_finds_nothing(demo_site, addresses, browser, nu):
    context = browser.new_context(locale="fr-CA")
    nu({address: context.request.get(demo_site.url + address).text() for address in addresses})
    print(f"Nu: 0 messages on {len(addresses)} addresses")


def test_pages_work_by_keyboard(demo_site, page):
    page.goto(demo_site.url + "/fr/bonnes-pratiques/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        outlined = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow"
        )
        assert outlined != "nonenone", page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert len(seen) == 30


def test_pages_read_without_javascript(demo_site, browser, addresses):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(demo_site.url + "/fr/")
    assert page.locator("nav#nav a").first.is_visible()
    page.goto(demo_site.url + "/fr/bonnes-pratiques/?theme=sustainable-mobility")
    assert page.locator("main h3 a").count() > 0
