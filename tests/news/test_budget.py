"""How often news asks the database: a fixed number, whatever a page holds."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import NewsIndexPage
from portal.models import Theme
from portal.tasks import render_pictures_of
from tests import factories

from . import build

pytestmark = pytest.mark.django_db
CONTENT, LISTING = 8, 10


def queries(client, address):
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    assert len(asked) == len(set(asked)), "A query is repeated."
    return len(asked)


def full(size):
    """Return the fields of an item that holds `size` of everything."""
    organisations = factories.OrganisationFactory.create_batch(size)
    for organisation in organisations:
        factories.member_page(organisation=organisation)
    targets = [build.article(title=f"Cible {number}") for number in range(size)]
    return {
        "picture": factories.image(),
        "places": factories.PlaceFactory.create_batch(size),
        "members": organisations,
        "other_themes": list(Theme.objects.filter(number__in=[2, 3])),
        "sources": [build.source() for _ in range(size)],
        "related": [{"type": "related", "value": {"page": page.pk, "reason": ""}} for page in targets],
    }


@pytest.mark.parametrize("size", [2, 6])
def test_an_article_with_everything_in_it(client, size):
    fields = full(size)
    target, document = build.article(title="Liée"), factories.document(audience="public")
    pictures = [{"image": factories.image().pk, "caption": "", "alt": ""} for _ in range(size)]
    body = [
        build.text(
            f'<p><a linktype="page" id="{target.pk}">a</a> <a linktype="document" id="{document.pk}">b</a> [1]</p>'
        ),
        {"type": "gallery", "value": {"pictures": pictures}},
        {"type": "document", "value": {"document": document.pk, "description": ""}},
        {"type": "call_to_action", "value": {"text": "", "button": "Lire", "page": target.pk}},
    ]
    page = build.article(body=body, **fields)
    render_pictures_of.func(page.pk)
    assert queries(client, page.url_path) <= CONTENT


@pytest.mark.parametrize("size", [2, 6])
def test_a_report_with_everything_in_it(client, size):
    themes = list(Theme.objects.all()[:3])
    groups = {
        name: [build.outcome(f"{name} {n}", themes=themes) for n in range(size)]
        for name in ("shine", "learn", "attract")
    }
    page = build.report(**full(size), **groups)
    render_pictures_of.func(page.pk)
    assert queries(client, page.url_path) <= CONTENT


@pytest.mark.parametrize("query", ["", "?year=2026", "?year=2026&category=office&theme=renewed-governance"])
def test_the_listing(client, query):
    image = factories.image()
    pages = [build.article(title=f"Nouvelle {number}", picture=image, category="office") for number in range(5)]
    render_pictures_of.func(pages[0].pk)
    assert queries(client, factories.section(NewsIndexPage).url_path + query) <= LISTING
