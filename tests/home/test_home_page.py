"""The home page: what its blocks show, to whom, in how many questions to the database."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import JoinPage
from portal.models import PortalSettings, Theme
from portal.tasks import render_pictures_of
from portal.titles import slanted_title
from tests import factories

from . import build

pytestmark = pytest.mark.django_db
BUDGET = 8


def html_of(client, address="/fr/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def queries(client, address):
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    assert len(asked) == len(set(asked)), "A query is repeated."
    return len(asked)


@pytest.mark.parametrize("address", ["/fr/", "/en/"])
def test_an_empty_site_has_a_home_page_with_one_title(client, address):
    assert html_of(client, address).count("<h1") == 1


def test_a_home_page_without_an_opening_still_has_its_title(client):
    build.compose(build.block("join"))
    html = html_of(client)
    assert html.count("<h1") == 1
    assert "Rejoindre" in html


@pytest.mark.parametrize("size", [1, 8])
def test_it_asks_a_fixed_number_of_questions(client, size):
    for number in range(size):
        page = factories.practice(
            title=f"Pratique {number}", picture=factories.image(), place=factories.PlaceFactory(latitude=45 + number)
        )
        render_pictures_of.call(page.pk)
        factories.member_page(
            organisation=factories.OrganisationFactory(place=factories.PlaceFactory(latitude=45.5 + number))
        )
    Theme.objects.filter(number__in=[1, 2, 3]).update(featured=1)
    picked, join = factories.practice(title="Choisie"), factories.section(JoinPage)
    opening = build.block("opening", picture=factories.image().pk, buttons=[{"label": "Entrer", "page": join.pk}])
    blocks = [build.block(kind) for kind in build.ALL if kind not in ("opening", "practices")]
    build.compose(opening, build.block("practices", pages=[picked.pk]), *blocks)
    assert queries(client, "/fr/") <= BUDGET


def test_pages_put_first_come_before_the_latest_ones(client):
    chosen = factories.practice(title="Pratique choisie")
    for number in range(4):
        factories.practice(title=f"Pratique récente {number}")
    build.compose(build.block("practices", pages=[chosen.pk], number=2))
    html = html_of(client)
    assert html.index("Pratique choisie") < html.index("Pratique récente 3")
    assert "Pratique récente 1" not in html


def test_it_shows_nothing_that_the_reader_may_not_open(client):
    secret = factories.practice(title="Pratique réservée", place=factories.PlaceFactory(name_fr="Anse secrète"))
    factories.restrict(secret, "staff")
    draft = factories.practice(title="Brouillon", live=False)
    build.compose(
        build.block("opening", buttons=[{"label": "Lire la réservée", "page": secret.pk}]),
        build.block("practices", pages=[secret.pk, draft.pk]),
        build.block("themes"),
    )
    html = html_of(client)
    for word in ("Pratique réservée", "Brouillon", "Anse secrète", "Lire la réservée"):
        assert word not in html
    assert "Parcourir" not in html


def test_a_home_page_lists_its_own_language_only(client):
    factories.practice(title="Une pratique")
    factories.practice("en", title="A practice")
    build.compose(build.block("practices"), language="en")
    html = html_of(client, "/en/")
    assert "A practice" in html
    assert "Une pratique" not in html


def test_a_section_with_nothing_to_show_is_left_out(client):
    build.compose(build.block("events", heading="Prochains rendez-vous"), build.block("publications", heading="Rayon"))
    html = html_of(client)
    assert "Prochains rendez-vous" not in html
    assert "Rayon" not in html


def test_themes_that_members_put_first_come_in_their_order(client):
    Theme.objects.filter(number=9).update(featured=1)
    Theme.objects.filter(number=2).update(featured=2)
    build.compose(build.block("themes", profile=False))
    html = html_of(client)
    assert html.index("Santé et qualité de vie") < html.index("Transition énergétique")
    assert "Mobilité durable" not in html


def test_soundings_count_the_cases_the_reader_may_see(client):
    factories.practice(main_theme=Theme.objects.get(number=3))
    factories.restrict(factories.practice(main_theme=Theme.objects.get(number=3)), "staff")
    build.compose(build.block("themes"))
    assert '<text x="-4" y="87.4%" dy="1.25em">1</text>' in html_of(client)


def test_a_figure_of_the_network_is_never_shown_without_its_date(client):
    build.compose(build.block("figures"))
    PortalSettings.objects.update(member_count="190+", figures_source_fr="AIVP", figures_on=None)
    assert "190+" not in html_of(client)
    PortalSettings.objects.update(figures_on=date(2026, 11, 22))
    html = html_of(client)
    assert "190+" in html
    assert "22\u00a0novembre\u00a02026" in html or "22 novembre 2026" in html
    assert "AIVP" in html


def test_the_chart_shows_one_sign_for_each_place(client):
    place = factories.PlaceFactory(name_fr="Baie-Comeau d’essai", latitude=49.2, longitude=-68.1)
    factories.practice(place=place), factories.practice(title="Autre", place=place)
    factories.member_page(organisation=factories.OrganisationFactory(place=place))
    build.compose(build.block("opening"))
    html = html_of(client)
    assert html.count("Baie-Comeau d’essai") == 1
    assert '<tspan class="sounding">2</tspan>' in html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>La ville <i>et le port</i>,</p><p>ensemble</p>", "La ville <em>et le port</em>,<br>ensemble"),
        ('<p data-block-key="a">A &amp; B</p>', "A &amp; B"),
        ("<p><script>alert(1)</script>x</p>", "alert(1)x"),
        ("<p>1 &lt; 2</p>", "1 &lt; 2"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_title_keeps_its_italics_and_nothing_else(html, expected):
    assert slanted_title(html) == expected


def test_the_footer_lists_every_page_under_home_in_its_group(client):
    html = html_of(client)
    footer = html[html.index("<footer") :]
    for address in (
        "/fr/actualites/",
        "/fr/membres/",
        "/fr/le-bureau/",
        "/fr/rejoindre/",
        "/fr/nous-ecrire/",
        "/fr/accessibilite/",
        "/fr/vie-privee/",
    ):
        assert f'href="{address}"' in footer
    practical = footer[footer.index('id="footer-3"') :]
    assert 'href="/fr/vie-privee/"' in practical
    assert 'href="/fr/le-bureau/"' not in practical
    menu = html[html.index('id="nav"') : html.index("</nav>")]
    assert 'href="/fr/vie-privee/"' not in menu
    assert 'href="/fr/le-bureau/"' in menu


def test_a_restricted_page_leaves_the_footer(client):
    from home.models import ContactPage

    factories.restrict(factories.section(ContactPage), "staff")
    assert 'href="/fr/nous-ecrire/"' not in html_of(client)


def test_the_head_leads_visitors_to_the_join_page_and_members_to_their_account(client):
    def head():
        html = html_of(client)
        return html[html.index("<header>") : html.index("</header>")]

    join = 'href="/fr/rejoindre/"'
    assert head().count(join) == 2  # beside the sign-in, and in the menu of a telephone
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert join not in head()
    client.logout()
    factories.section(JoinPage).unpublish()
    assert join not in head()
