"""The page of a programme and the listing, as readers meet them."""

import pytest
from django.core.exceptions import ValidationError

from cooperation.models import ProgrammeIndexPage
from members.models import MemberIndexPage
from portal.models import Theme
from practices.models import ThemePage
from search.models import SearchDocument
from tests import factories

from . import build

pytestmark = pytest.mark.django_db


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_partners_are_named_with_their_profile_ports_slanted_and_samples_marked(client):
    port = factories.OrganisationFactory(name_fr="Port de Lys", kind="port", is_sample=True)
    profile = factories.member_page(organisation=port, title="Port de Lys")
    city = factories.OrganisationFactory(name_fr="Ville de Lys", kind="city")
    partners = [
        build.partner(port, role="Prête ses quais"),
        build.partner(city),
        build.partner(name="Port du Nord", is_port=True),
    ]
    text = html(client, build.programme(partners=partners).url_path)
    assert f'<a href="{profile.url_path}"><em>Port de Lys</em></a>&ensp;<span class="stamp">' in text
    assert "<li>Ville de Lys" in text and "<li><em>Port du Nord</em>" in text and "Prête ses quais" in text


def test_axes_are_numbered_and_each_has_its_address(client):
    page = build.programme(axes=[build.axis("Culture", "culture"), build.axis("Langue", "langue")])
    text = html(client, page.url_path)
    assert '<li id="culture"><p class="great-number" aria-hidden="true">1</p>' in text
    assert 'href="#langue"' in text


def test_the_period_is_told_as_far_as_it_is_known(client):
    assert "<b>2024-2025</b>" in html(client, build.programme().url_path)
    later = html(client, build.programme(start="", end="", status="planned").url_path)
    assert "time-scale" not in later and "<h2" in later


def test_a_sample_is_marked_on_its_page_and_in_the_listing(client):
    page = build.programme(is_sample=True)
    for address in (page.url_path, factories.section(ProgrammeIndexPage).url_path):
        assert 'class="stamp"' in html(client, address)


def test_the_smallest_programme_has_a_page(client):
    page = build.programme(axes=[], start="", end="", main_theme=None, status="planned")
    text = html(client, page.url_path)
    assert text.count("<h1") == 1 and 'id="axes"' not in text


def test_related_pages_are_shown_to_those_who_may_see_them(client):
    shown, hidden = build.programme(title="Montrée"), build.programme(title="Réservée")
    factories.restrict(hidden, "members")
    related = [{"type": "related", "value": {"page": item.pk, "reason": "Parce que"}} for item in (shown, hidden)]
    text = html(client, build.programme(title="Troisième", related=related).url_path)
    assert "Montrée" in text and "Réservée" not in text


def test_a_programme_leads_to_those_beside_it_in_the_listing(client):
    build.programme(title="Vivante", status="active")
    middle = build.programme(title="Future", status="planned", start="2027", end="")
    build.programme(title="Finie")
    text = html(client, middle.url_path)
    assert text.index('rel="prev"') < text.index("Vivante") < text.index('rel="next"') < text.index("Finie")


def test_a_long_text_has_its_parts_listed(client):
    parts = "".join(f"<h2>Partie {number}</h2><p>Texte.</p>" for number in range(3))
    text = html(client, build.programme(body=[{"type": "text", "value": parts}]).url_path)
    assert '<a href="#part-partie-1">Partie 1</a>' in text and '<h2 id="part-partie-1">' in text


def test_the_listing_goes_by_status(client):
    for title, status in (
        ("Finie", "completed"),
        ("Vivante", "active"),
        ("Arrêtée", "suspended"),
        ("Future", "planned"),
    ):
        build.programme(title=title, status=status)
    text = html(client, factories.section(ProgrammeIndexPage).url_path)
    places = [text.index(f">{title}<") for title in ("Vivante", "Future", "Finie", "Arrêtée")]
    assert places == sorted(places)


def test_a_short_listing_has_no_filters_and_a_long_one_has(client):
    address = factories.section(ProgrammeIndexPage).url_path
    build.programme()
    assert 'class="filters"' not in html(client, address)
    for number in range(9):
        build.programme(title=f"Programme {number}", status="active")
    assert 'class="filters"' in html(client, address)
    filtered = html(client, f"{address}?status=completed")
    assert "Deux villes de fleuve" in filtered and "Programme 3" not in filtered


def test_an_empty_listing_says_so(client):
    assert 'class="empty"' in html(client, factories.section(ProgrammeIndexPage, "en").url_path)


@pytest.mark.parametrize("query", ["page=999999999999", "theme=%ff", "status=nothing&country=QQ"])
def test_odd_queries_are_answered(client, query):
    build.programme()
    assert client.get(f"{factories.section(ProgrammeIndexPage).url_path}?{query}").status_code == 200


def test_theme_pages_and_profiles_show_the_programmes(client):
    organisation = factories.OrganisationFactory()
    profile = factories.member_page(organisation=organisation, title="Ville voisine")
    build.programme(
        title="Un programme visible", partners=[build.partner(organisation)], main_theme=Theme.objects.get(number=6)
    )
    theme = ThemePage.objects.get(theme__number=6, locale__language_code="fr")
    for address in (profile.url_path, theme.url_path):
        assert "Un programme visible" in html(client, address)
    assert factories.section(MemberIndexPage).url_path in profile.url_path


def test_the_document_carries_what_other_pages_need():
    city = factories.OrganisationFactory(key="ville-de-lys", kind="city")
    place = factories.PlaceFactory(key="lys-ca", country="CA", region="QC")
    page = build.programme(partners=[build.partner(city)], places=[place])
    document = SearchDocument.objects.get(page_id=page.pk)
    terms = {(term.facet, term.key) for term in document.terms.all()}
    assert document.kind == "programme"
    assert {("organisation", "ville-de-lys"), ("place", "lys-ca"), ("status", "completed"), ("year", "2025")} <= terms
    assert {"theme", "country", "region"} <= {facet for facet, _key in terms}


# Rules


def test_an_end_before_the_start_is_refused():
    page = build.programme(live=False)
    page.start, page.end = "2025", "2024-12"
    with pytest.raises(ValidationError, match=r"avant d’avoir commencé|before it starts"):
        page.clean()


@pytest.mark.parametrize("value", ["bientôt", "2024-13", "24", "2024-02-30"])
def test_a_period_that_is_no_date_is_refused(value):
    page = build.programme(live=False)
    page.start = value
    with pytest.raises(ValidationError):
        page.clean()


def test_an_axis_gets_its_address_from_its_heading_once():
    page = build.programme(
        live=False, axes=[build.axis("Développement économique"), build.axis("Axes"), build.axis("Axes")]
    )
    page.clean()
    assert [block.value["key"] for block in page.axes] == ["developpement-economique", "axes-2", "axes-3"]
    page.axes[0].value["heading"] = "Autre chose"
    page.clean()
    assert page.axes[0].value["key"] == "developpement-economique"


def test_two_axes_never_share_an_address():
    page = build.programme(live=False, axes=[build.axis("A", "culture"), build.axis("B", "langue")])
    page.axes[1].value["key"] = "culture"
    with pytest.raises(ValidationError) as found:
        page.clean()
    assert "axes" in found.value.message_dict
