"""The directory and the profiles, as readers meet them."""

import re

import pytest

from members.display import chart_name
from members.models import MemberIndexPage
from portal.models import Theme
from portal.publishing import publish
from tests import factories
from tests.budget import queries

pytestmark = pytest.mark.django_db
CONTENT, LISTING = 8, 10


def place(name, region, latitude, longitude, country="CA"):
    return factories.PlaceFactory(
        name_fr=name, name_en=name, region=region, latitude=latitude, longitude=longitude, country=country
    )


@pytest.fixture
def directory():
    """Three members on the map: a port, a city, and a sample university."""
    members = [
        ("Port de Québec", "port", place("Québec", "QC", 46.81, -71.21), 2, {}),
        ("Ville de Halifax", "city", place("Halifax", "NS", 44.65, -63.58), 4, {}),
        (
            "Université fictive",
            "university",
            place("Montréal", "QC", 45.51, -73.59),
            4,
            {"is_sample": True, "is_fictional": True},
        ),
    ]
    for name, kind, where, number, fields in members:
        organisation = factories.OrganisationFactory(
            name_fr=name, name_en=f"{name} EN", kind=kind, place=where, **fields
        )
        factories.member_page(organisation=organisation, main_theme=Theme.objects.get(number=number))
    return factories.section(MemberIndexPage).url_path


def chart_links(html):
    return set(re.findall(r'<a href="(/fr/membres/[^"]+)" aria-label', html))


def list_links(html):
    return set(re.findall(r'<p class="name"><a href="(/fr/membres/[^"]+)"', html))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?kind=port",
        "?country=CA",
        "?region=CA-QC",
        "?theme=renewed-governance",
        "?region=CA-QC&theme=renewed-governance",
        "?kind=company",
        "?kind=x",
    ],
)
def test_the_map_and_the_list_say_the_same_under_every_filter(client, directory, query):
    html = client.get(directory + query).content.decode()
    assert chart_links(html) == list_links(html)
    assert (query == "?kind=company") == (not list_links(html))


def test_ports_lean_cities_stand_and_samples_say_so(client, directory):
    html = client.get(directory).content.decode()
    assert re.search(r'<p class="name"><a [^>]+><em>Port de Québec</em></a>', html)
    assert re.search(r'<p class="name"><a [^>]+>Ville de Halifax</a>', html)
    assert html.count("Profil fictif") == 1
    assert "<h1>Villes <em>et ports</em> du réseau</h1>" in html


def test_the_list_is_by_province_or_state(client, directory):
    html = client.get(directory).content.decode()
    assert html.index("Québec, Canada") < html.index("Nouvelle-Écosse, Canada")


def test_a_profile_shows_its_cases_and_its_news_and_not_those_of_others(client):
    organisation = factories.OrganisationFactory(name_fr="Port du quai")
    page = factories.member_page(organisation=organisation)
    factories.practice(title="Le quai rouvert", lead=[("actor", {"organisation": organisation, "name": ""})])
    factories.practice(title="Le quai des autres")
    html = client.get(page.url_path).content.decode()
    assert "Le quai rouvert" in html
    assert "Le quai des autres" not in html


def test_a_change_of_the_organisation_reaches_every_listing(client, directory):
    from members.models import Organisation

    organisation = Organisation.objects.get(name_fr="Ville de Halifax")
    organisation.is_sample = True
    organisation.save()
    where = organisation.place
    where.name_fr = "Halifax-Dartmouth"
    where.save()
    from search.models import SearchDocument

    card = SearchDocument.objects.get(title="Ville de Halifax").card
    assert card["stamp"] == "Profil d’exemple"
    assert card["place"] == "Halifax-Dartmouth"


def test_what_a_profile_lists_is_not_named_again_beside_it(client):
    organisation = factories.OrganisationFactory()
    case = factories.practice(title="Un quai partagé", lead=[("actor", {"organisation": organisation, "name": ""})])
    other = factories.practice(title="Un quai voisin")
    related = [("related", {"page": target, "reason": ""}) for target in (case, other)]
    html = client.get(factories.member_page(organisation=organisation, related=related).url_path).content.decode()
    assert html.count("Un quai partagé") == 1
    assert html.count("Un quai voisin") == 1


def test_a_profile_is_never_behind_more_than_eight_queries(client):
    counts = set()
    for size in (1, 5):
        organisation = factories.OrganisationFactory(logo=factories.image())
        targets = [factories.practice(title=f"Cible {size}-{number}") for number in range(size)]
        for number in range(size):
            factories.practice(
                title=f"Cas {size}-{number}", lead=[("actor", {"organisation": organisation, "name": ""})]
            )
        page = factories.member_page(
            organisation=organisation,
            picture=factories.image(),
            main_theme=Theme.objects.get(number=1),
            presentation=f'<p><a linktype="page" id="{targets[0].pk}">Un cas</a></p>',
            related=[("related", {"page": target, "reason": "Voisin"}) for target in targets],
        )
        page.other_themes = [Theme.objects.get(number=2), Theme.objects.get(number=3)]
        publish(page)
        counts.add(queries(client, page.url_path))
    assert max(counts) <= CONTENT
    assert len(counts) == 1


def test_the_directory_is_never_behind_more_than_ten_queries(client, directory):
    before = queries(client, directory)
    everything = "?kind=port&country=CA&region=CA-QC&theme=renewed-governance"
    assert queries(client, directory + everything) <= LISTING
    for _number in range(6):
        factories.member_page()
    assert queries(client, directory) == before <= LISTING


def test_a_draft_without_an_organisation_or_a_picture_can_be_previewed():
    from members.models import MemberPage

    section = factories.section(MemberIndexPage)
    page = MemberPage(title="Nouveau profil", locale=section.locale, slug="nouveau-profil")
    page.path, page.depth = section.path + "000X", section.depth + 1
    page.set_url_path(section)
    response = page.make_preview_request()
    assert response.status_code == 200
    page.organisation = factories.OrganisationFactory(name_fr="Port neuf")
    page.picture = factories.image()
    assert page.make_preview_request().status_code == 200


def test_a_figure_needs_its_year():
    from django.core.exceptions import ValidationError

    page = factories.member_page()
    page.population = 1000
    with pytest.raises(ValidationError, match=r"année|year"):
        page.full_clean()


def test_a_chart_writes_the_acronym_of_a_long_name():
    assert chart_name("New York City Economic Development Corporation (NYCEDC)") == "NYCEDC"
    assert chart_name("Port de Québec (APQ)") == "Port de Québec (APQ)"
    assert (
        chart_name("HOPA Ports (Hamilton et Oshawa) et tous ses voisins")
        == "HOPA Ports (Hamilton et Oshawa) et tous ses voisins"
    )
