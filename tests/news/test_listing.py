"""The listing of news: years, filters, what a reader may see."""

from datetime import date

import pytest

from news.models import NewsIndexPage
from portal.models import Theme
from tests import factories

from . import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return factories.section(NewsIndexPage)


def html(client, index, query=""):
    response = client.get(index.url_path + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_latest_comes_first_then_the_years(client, index):
    for year in (2024, 2025, 2026):
        build.article(title=f"Nouvelle de {year}", date=date(year, 3, 1))
    shown = html(client, index).split("<main")[1]
    places = [
        shown.index(text)
        for text in ("Nouvelle de 2026", '<h2 id="y-2025">2025</h2>', "Nouvelle de 2025", '<h2 id="y-2024">2024</h2>')
    ]
    assert places == sorted(places)
    assert 'id="y-2026"' not in shown


def test_reports_and_articles_are_listed_together_each_with_its_date_and_word(client, index):
    build.article(title="La nouvelle", kicker="Prix", date=date(2023, 5, 1))
    build.report(title="Le rapport")
    shown = html(client, index, "?year=2023&year=2024")
    assert "1<sup>er</sup> mai 2023" in shown and "Prix" in shown
    assert "29 novembre 2024" in shown and "Rapport de mission" in shown


@pytest.mark.parametrize("query", ["?year=2025", "?category=prize", "?theme={theme}"])
def test_filters_keep_what_they_say(client, index, query):
    theme = Theme.objects.get(number=7)
    build.article(title="Gardée", date=date(2025, 1, 1), category="prize", main_theme=theme)
    build.article(title="Écartée", date=date(2024, 1, 1), category="office")
    shown = html(client, index, query.format(theme=theme.key))
    assert "Gardée" in shown and "Écartée" not in shown


def test_nothing_found_is_said(client, index):
    build.article()
    assert "no-bottom" in html(client, index, "?year=1999")


def test_an_article_for_members_is_listed_for_members_alone(client, index):
    page = build.article(title="Secrète")
    factories.restrict(page, "members")
    shown = html(client, index)
    assert "Secrète" not in shown and page.url_path not in shown
    client.force_login(factories.member())
    assert "Secrète" in html(client, index)


def test_each_language_lists_its_own(client):
    build.article(title="En français")
    build.article("en", title="In English")
    shown = html(client, factories.section(NewsIndexPage, "en"))
    assert "In English" in shown and "En français" not in shown
