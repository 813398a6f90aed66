"""What comes before and after an article, in the order of the listing and in what the reader may see."""

from datetime import date

import pytest

from tests import factories

from . import build

pytestmark = pytest.mark.django_db


def beside(client, page):
    html = client.get(page.url_path).content.decode()
    return {
        rel: html.split(f'<a rel="{rel}" href="')[1].split('"')[0] if f'<a rel="{rel}"' in html else None
        for rel in ("prev", "next")
    }


def test_an_article_leads_to_the_one_before_and_the_one_after(client):
    old, middle, new = (build.article(title=f"Nouvelle {year}", date=date(year, 1, 1)) for year in (2024, 2025, 2026))
    assert beside(client, middle) == {"prev": old.url_path, "next": new.url_path}
    assert beside(client, old) == {"prev": None, "next": middle.url_path}
    assert beside(client, new) == {"prev": middle.url_path, "next": None}


def test_articles_of_one_day_follow_each_other_too(client):
    first, second, third = (build.article(title=f"Nouvelle {number}") for number in range(3))
    assert beside(client, second) == {"prev": first.url_path, "next": third.url_path}


def test_a_neighbour_that_is_closed_to_the_reader_is_passed_over(client):
    old, closed, new = (build.article(title=f"Nouvelle {year}", date=date(year, 1, 1)) for year in (2024, 2025, 2026))
    factories.restrict(closed, "members")
    assert beside(client, new)["prev"] == old.url_path
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert beside(client, new)["prev"] == closed.url_path


def test_a_lone_article_has_no_neighbours(client):
    assert beside(client, build.article()) == {"prev": None, "next": None}


def test_a_long_article_has_contents_and_each_part_its_address(client):
    parts = "".join(f"<h2>Partie {number}</h2><p>Texte.</p>" for number in range(3))
    html = client.get(build.article(body=[build.text(parts)]).url_path).content.decode()
    for number in range(3):
        assert f'href="#part-partie-{number}"' in html
        assert f'<h2 id="part-partie-{number}">' in html
    assert 'href="#citation"' in html
    assert "#part-" not in client.get(build.article(body=[build.text("<h2>Seule</h2>")]).url_path).content.decode()
