"""Pages of text: their parts, children, sources; and their budget."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import ContactPage, JoinPage
from portal.publishing import publish
from portal.tasks import render_pictures_of
from tests import factories

from . import build

pytestmark = pytest.mark.django_db
BUDGET = 8


def queries(client, address):
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    assert len(asked) == len(set(asked)), "A query is repeated."
    return len(asked)


def test_a_long_page_lists_its_parts(client):
    page = build.standard(
        body=[build.text("<h2>L’origine</h2><p>a</p><h2>La suite</h2><p>b</p><h2>Et <b>après</b></h2><p>c</p>")]
    )
    html = client.get(page.url_path).content.decode()
    for part, title in (("part-lorigine", "L’origine"), ("part-la-suite", "La suite"), ("part-et-apres", "Et après")):
        assert f'<h2 id="{part}">' in html
        assert f'<a href="#{part}">{title}</a>' in html


def test_a_short_page_needs_no_list_of_parts(client):
    page = build.standard(body=[build.text("<h2>Une</h2><p>a</p>")])
    assert 'href="#part-une"' not in client.get(page.url_path).content.decode()


def test_a_page_shows_its_heading_and_its_menu_its_title(client):
    page = build.standard("Le quai", heading="L’histoire du quai")
    html = client.get(page.url_path).content.decode()
    assert "<h1>L’histoire du quai</h1>" in html
    assert '<li aria-current="page">Le quai</li>' in html


def test_children_are_listed_as_the_reader_may_see_them(client):
    parent = build.standard("Parent")
    build.standard("Enfant ouvert", parent=parent, lead="Une phrase.")
    closed = build.standard("Enfant fermé", parent=parent)
    factories.restrict(closed, "staff")
    grandchild = build.standard("Petit-enfant", parent=closed)
    html = client.get(parent.url_path).content.decode()
    assert "Enfant ouvert" in html
    assert "Enfant fermé" not in html
    assert grandchild.title not in html


def test_citations_lead_to_sources(client):
    source = {
        "type": "source",
        "value": {
            "title": "Un rapport",
            "publisher": "AIVP",
            "url": "",
            "language": "fr",
            "accessed": "2026-11",
            "kind": "primary",
        },
    }
    moment = {"date": "2024-06-14", "text": "<p>Un vote [1].</p>"}
    timeline = {"type": "timeline", "value": {"heading": "Les dates", "text": "", "moments": [moment]}}
    page = build.standard(body=[build.text("<p>Un fait [1].</p>"), timeline], sources=[source])
    html = client.get(page.url_path).content.decode()
    assert html.count('href="#source-1"') == 2
    assert 'id="source-1"' in html
    assert 'datetime="2024-06-14"' in html


@pytest.mark.parametrize("size", [1, 6])
def test_a_full_page_keeps_to_its_budget(client, size):
    targets = [build.standard(f"Cible {number}") for number in range(size)]
    links = "".join(f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in targets)
    pictures = [
        {"type": "picture", "value": {"image": factories.image().pk, "caption": "", "alt": ""}} for _ in range(size)
    ]
    documents = [
        {"type": "document", "value": {"document": factories.document(audience="public").pk, "description": ""}}
        for _ in range(size)
    ]
    page = build.standard(
        body=[build.text(links), *pictures, *documents],
        picture=factories.image(),
        related=[{"type": "related", "value": {"page": target.pk, "reason": "Parce que."}} for target in targets],
    )
    for number in range(size):
        build.standard(f"Enfant {number}", parent=page)
    render_pictures_of.call(page.pk)
    assert queries(client, page.url_path) <= BUDGET


@pytest.mark.parametrize("model", [JoinPage, ContactPage])
def test_a_page_with_a_form_keeps_to_its_budget(client, model):
    page = factories.section(model)
    target = build.standard("Cible")
    page.body = json.dumps([build.text(f'<p><a linktype="page" id="{target.pk}">Cible</a></p>')])
    page.related = json.dumps([{"type": "related", "value": {"page": target.pk, "reason": ""}}])
    publish(page)
    assert queries(client, page.url_path) <= BUDGET
    assert target.url_path in client.get(page.url_path).content.decode()


@pytest.mark.parametrize("address", ["/fr/rejoindre/nulle-part/", "/en/join/nowhere/", "/fr/rejoindre/merci/encore/"])
def test_nothing_else_answers_below_a_form(client, address):
    assert client.get(address).status_code == 404
