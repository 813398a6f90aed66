"""The Agenda and the pages of its themes."""

import re

import pytest

from portal.models import Measure, Theme
from portal.publishing import publish
from practices.models import AgendaPage, ThemePage
from practices.seabed import seabed
from tests import factories
from tests.budget import queries

pytestmark = pytest.mark.django_db


def theme_page(number, language="fr"):
    return ThemePage.objects.get(theme__number=number, locale__language_code=language)


def depths(html):
    return [int(number) for number in re.findall(r'<p class="depth"><b>(\d+)</b>', html)]


def test_the_agenda_has_ten_rows_with_a_question_and_a_depth(client):
    page = theme_page(8)
    page.questions = [("question", "Où toucher l’eau?")]
    publish(page)
    factories.practice(main_theme=Theme.objects.get(number=8))
    html = client.get(factories.section(AgendaPage).url_path).content.decode()
    assert len(depths(html)) == 10
    assert depths(html)[7] == 1
    assert "Où toucher l’eau?" in html


def test_a_depth_counts_only_the_cases_that_the_reader_may_see(client):
    factories.practice(main_theme=Theme.objects.get(number=8))
    closed = factories.practice(title="Fermé", main_theme=Theme.objects.get(number=8))
    factories.practice(title="Brouillon", main_theme=Theme.objects.get(number=8), live=False)
    factories.restrict(closed, "members")
    address = factories.section(AgendaPage).url_path
    assert depths(client.get(address).content.decode())[7] == 1
    client.force_login(factories.member())
    assert depths(client.get(address).content.decode())[7] == 2


def test_of_the_cases_of_a_theme_the_best_proven_come_first_and_plans_last(client):
    theme = Theme.objects.get(number=8)
    factories.practice(title="A prévue", main_theme=theme, evidence="measured", status="planned")
    factories.practice(title="B racontée", main_theme=theme, evidence="reported")
    factories.practice(title="C mesurée", main_theme=theme, evidence="measured")
    html = client.get(theme_page(8).url_path).content.decode()
    assert html.index("C mesurée") < html.index("B racontée") < html.index("A prévue")


def test_a_theme_gathers_what_carries_it_and_nothing_else(client):
    theme, other = Theme.objects.get(number=8), Theme.objects.get(number=2)
    Measure.objects.create(theme=theme, key="ouvrir", label_fr="Ouvrir les quais", label_en="Open the quays")
    port = factories.OrganisationFactory(name_fr="Port du thème", is_sample=True)
    factories.member_page(organisation=port, main_theme=theme)
    factories.member_page(organisation=factories.OrganisationFactory(name_fr="Port d’ailleurs"), main_theme=other)
    factories.practice(title="Cas du thème", main_theme=theme)
    factories.practice(title="Cas d’ailleurs", main_theme=other)
    html = client.get(theme_page(8).url_path).content.decode()
    assert "Ouvrir les quais" in html
    assert '<em>Port du thème</em></a>&ensp;<span class="stamp">' in html
    assert "Cas du thème" in html
    assert "Port d’ailleurs" not in html
    assert "Cas d’ailleurs" not in html


def test_goals_are_a_proposal_until_they_are_confirmed(client):
    theme = Theme.objects.get(number=8)
    page = theme_page(8)
    assert '<span class="stamp">' in client.get(page.url_path).content.decode()
    theme.goals_confirmed = True
    theme.save()
    assert '<span class="stamp">' not in client.get(page.url_path).content.decode()


def test_a_theme_costs_eight_queries_at_most_however_many_cases_it_has(client):
    theme = Theme.objects.get(number=8)
    page = theme_page(8)
    page.presentation = f'<p><a linktype="page" id="{factories.practice(title="Lié").pk}">Un cas</a></p>'
    publish(page)
    factories.practice(main_theme=theme, picture=factories.image())
    before = queries(client, page.url_path)
    for number in range(5):
        factories.practice(title=f"Cas {number}", main_theme=theme, picture=factories.image())
        factories.member_page(main_theme=theme)
    assert queries(client, page.url_path) == before <= 8


def test_the_agenda_costs_ten_queries_at_most(client):
    assert queries(client, factories.section(AgendaPage).url_path) <= 10


def test_a_draft_theme_page_can_be_previewed():
    section = factories.section(AgendaPage)
    page = ThemePage(title="Nouveau thème", locale=section.locale, slug="nouveau-theme")
    page.path, page.depth = section.path + "000X", section.depth + 1
    page.set_url_path(section)
    assert page.make_preview_request().status_code == 200
    page.theme = Theme.objects.get(number=3)
    assert page.make_preview_request().status_code == 200
    assert factories.section(AgendaPage).make_preview_request().status_code == 200


def test_the_bed_is_deepest_where_most_was_done_and_nothing_is_sounded_without_a_case():
    drawn = seabed([{"number": 1, "depth": 0}, {"number": 2, "depth": 4}, {"number": 3, "depth": 2}])
    assert [point["share"] for point in drawn["points"]] == [0, 100, 50]
    heights = [point["y"] for point in drawn["points"]]
    assert heights[1] > heights[2] > heights[0]
    assert seabed([]) is None
