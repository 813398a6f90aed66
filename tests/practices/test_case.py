"""A good-practice case, as readers meet it."""

import re

import pytest

from members.models import Membership
from portal.models import Measure, Theme
from portal.publishing import publish
from practices.models import PracticeIndexPage, PracticePage
from tests import factories
from tests.budget import queries

pytestmark = pytest.mark.django_db
CONTENT, LISTING = 8, 10
THEMES = {number: lambda number=number: Theme.objects.get(number=number) for number in range(1, 11)}


def source(title="Un rapport", kind="primary"):
    value = {
        "title": title,
        "publisher": "Un port",
        "url": "https://example.org/",
        "language": "en",
        "accessed": "2026-11",
        "kind": kind,
    }
    return ("source", value)


def indicator(label="Part des passages", value="86", unit="%", year="2022", number=1):
    return ("indicator", {"label": label, "value": value, "unit": unit, "year": year, "source": number})


def cost(label="Quai", amount="2600000", currency="CAD", year="2022", number=1):
    return ("cost", {"label": label, "amount": amount, "currency": currency, "year": year, "source": number})


def actor(organisation=None, name=""):
    return ("actor", {"organisation": organisation, "name": name})


def read(client, page):
    response = client.get(page.url_path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_sections_follow_one_another_in_the_order_that_never_changes(client):
    texts = ("lessons", "limits", "challenge", "context", "governance", "transferability", "success_factors", "funding")
    page = factories.practice(sources=[source()], **{name: f"<p>Texte {name}</p>" for name in texts})
    html = read(client, page)
    ids = re.findall(r'<h2 id="([\w-]+)"', html)
    order = [
        "challenge",
        "solution",
        "results",
        "governance",
        "costs",
        "factors",
        "limits",
        "transferability",
        "lessons",
        "sources",
    ]
    assert [key for key in ids if key in order] == order
    assert html.index("Texte context") < html.index("Texte challenge")
    for key in order:
        assert f'href="#{key}"' in html


def test_transferability_is_marked_as_the_editors_analysis(client):
    html = read(client, factories.practice(transferability="<p>Partout.</p>"))
    section = html[html.index('id="transferability"') :]
    assert section.index('class="notice"') < section.index("Partout.")


def test_figures_carry_their_year_and_source_and_are_written_as_the_language_writes_them(client):
    page = factories.practice(sources=[source()], indicators=[indicator(), indicator("Passages", "5700", "passages")])
    html = read(client, page)
    assert "86\u00a0%" in html
    assert "5\u00a0700" in html
    assert 'href="#source-1"' in html
    assert 'id="source-1"' in html


def test_a_fall_is_no_share_and_draws_no_scale(client):
    page = factories.practice(sources=[source()], indicators=[indicator(value="-55")])
    html = read(client, page)
    assert "\u221255\u00a0%" in html
    assert 'class="scale"' not in html


def test_a_rise_keeps_its_sign_and_draws_no_scale(client):
    html = read(client, factories.practice(sources=[source()], indicators=[indicator(value="+5")]))
    assert "+5\u00a0%" in html
    assert 'class="scale"' not in html


def test_citations_in_texts_lead_to_their_source(client):
    page = factories.practice(sources=[source()], solution="<p>Fait [1].</p>")
    assert '<sup class="ref"><a href="#source-1">1</a></sup>' in read(client, page)


def test_costs_are_shown_with_their_currency_and_an_absent_cost_is_said(client):
    assert "2\u00a0600\u00a0000\u00a0$\u00a0CA" in read(client, factories.practice(sources=[source()], costs=[cost()]))
    html = read(client, factories.practice(costs=[]))
    assert 'id="costs"' not in html


def test_a_sample_organisation_is_marked_and_a_port_leans_wherever_a_case_names_them(client):
    port = factories.OrganisationFactory(name_fr="Port penché", kind="port", is_sample=True)
    city = factories.OrganisationFactory(name_fr="Ville droite", kind="city")
    profile = factories.member_page(organisation=port)
    html = read(client, factories.practice(lead=[actor(port)], partners=[actor(city), actor(name="Un nom seul")]))
    assert f'<a href="{profile.url_path}"><em>Port penché</em></a>&ensp;<span class="stamp">' in html
    assert re.search(r"<dd>Ville droite\s*</dd>", html)
    assert re.search(r"<dd>Un nom seul\s*</dd>", html)


def test_the_editors_choice_of_related_cases_comes_with_its_reason(client):
    other = factories.practice(title="Un autre quai")
    page = factories.practice(related=[("related", {"page": other, "reason": "La même marée."})])
    html = read(client, page)
    assert "Un autre quai" in html
    assert "La même marée." in html


def test_without_a_choice_the_same_place_then_the_same_theme_are_proposed_and_the_reason_says_which(client):
    place = factories.PlaceFactory(name_fr="Gaspé")
    near = factories.practice(title="Voisin", place=place, main_theme=THEMES[1]())
    alike = factories.practice(title="Semblable", main_theme=THEMES[3]())
    factories.practice(title="Étranger", main_theme=THEMES[7]())
    page = factories.practice(title="Ici", place=place, main_theme=THEMES[3]())
    html = read(client, page)
    assert html.index(near.title) < html.index(alike.title)
    assert "Gaspé" in html
    assert "Étranger" not in html


def test_a_related_case_for_members_is_not_shown_to_visitors(client):
    closed = factories.practice(title="Réservé à quelques-uns")
    factories.restrict(closed, "members")
    chosen = factories.practice(title="Page A", related=[("related", {"page": closed, "reason": "Raison fermée"})])
    proposed = factories.practice(title="Page B")
    for page in (chosen, proposed):
        html = read(client, page)
        assert "Réservé à quelques-uns" not in html
        assert "Raison fermée" not in html
    client.force_login(factories.member())
    assert Membership.objects.exists()
    assert "Réservé à quelques-uns" in read(client, chosen)


def test_the_citation_and_its_files(client):
    page = factories.practice(title="Le quai & la ville")
    html = read(client, page)
    assert str(page.identifier) in html
    for form, mark in (("bibtex", "@misc"), ("ris", "TY  - ")):
        response = client.get(f"{page.url_path}citation/{form}/")
        assert response.status_code == 200
        assert mark in response.content.decode()
    assert client.get(f"{page.url_path}citation/autre/").status_code == 404


def test_a_case_costs_eight_queries_at_most_whatever_it_holds(client):
    counts = set()
    for size in (1, 6):
        organisations = factories.OrganisationFactory.create_batch(size)
        for organisation in organisations:
            factories.member_page(organisation=organisation)
        targets = [factories.practice(title=f"Cible {size}-{number}") for number in range(size)]
        page = factories.practice(
            picture=factories.image(),
            lead=[actor(organisation) for organisation in organisations],
            partners=[actor(name=f"Nom {number}") for number in range(size)],
            sources=[source() for _ in range(size)],
            indicators=[indicator() for _ in range(size)],
            costs=[cost() for _ in range(size)],
            context=f'<p><a linktype="page" id="{targets[0].pk}">Un cas</a></p>',
            related=[("related", {"page": target, "reason": "Voisin"}) for target in targets],
        )
        page.other_themes = [THEMES[1](), THEMES[2]()]
        page.measures = [
            Measure.objects.create(
                theme=THEMES[1](), key=f"mesure-{size}-{number}", label_fr=f"Mesure {number}", label_en="M"
            )
            for number in range(size)
        ]
        publish(page)
        counts.add(queries(client, page.url_path))
        assert "Mesure 0" in read(client, page)
    assert max(counts) <= CONTENT
    assert len(counts) == 1


def test_a_case_without_an_editors_choice_costs_no_more(client):
    target = factories.practice(title="Un autre")
    page = factories.practice(
        picture=factories.image(),
        lead=[actor(factories.OrganisationFactory())],
        context=f'<p><a linktype="page" id="{target.pk}">Un cas</a></p>',
    )
    assert queries(client, page.url_path) <= CONTENT


def test_the_listing_filters_by_theme_country_region_and_status(client):
    address = factories.section(PracticeIndexPage).url_path
    factories.practice(title="Canadien", main_theme=THEMES[1](), status="active")
    american = factories.PlaceFactory(country="US", region="NY")
    factories.practice(title="Américain", main_theme=THEMES[2](), place=american, status="completed")
    for query, shown, hidden in (
        ("?country=US", "Américain", "Canadien"),
        ("?region=CA-QC", "Canadien", "Américain"),
        ("?status=completed", "Américain", "Canadien"),
        ("?theme=climate-change-adaptation", "Canadien", "Américain"),
    ):
        html = client.get(address + query).content.decode()
        assert shown in html, query
        assert hidden not in html, query
    nothing = client.get(address + "?country=US&status=active")
    assert nothing.status_code == 200
    assert "no-bottom" in nothing.content.decode()


def test_the_listing_costs_ten_queries_at_most_under_every_filter(client):
    address = factories.section(PracticeIndexPage).url_path
    factories.practice(picture=factories.image())
    before = queries(client, address)
    assert queries(client, address + "?country=CA&region=CA-QC&status=active&theme=port-city-interface") <= LISTING
    for number in range(5):
        factories.practice(title=f"Cas {number}", picture=factories.image())
    assert queries(client, address) == before <= LISTING


def test_a_draft_can_be_previewed_before_it_has_a_place_a_picture_or_a_theme():
    section = factories.section(PracticeIndexPage)
    page = PracticePage(title="Nouveau cas", locale=section.locale, slug="nouveau-cas")
    page.path, page.depth = section.path + "000X", section.depth + 1
    page.set_url_path(section)
    assert page.make_preview_request().status_code == 200
    page.place = factories.PlaceFactory(name_fr="Matane")
    page.picture = factories.image()
    page.main_theme, page.other_themes = THEMES[4](), [THEMES[5]()]
    page.lead = [actor(factories.OrganisationFactory(name_fr="Port neuf"))]
    response = page.make_preview_request()
    html = response.content.decode()
    assert response.status_code == 200
    assert "Matane" in html
    assert "Port neuf" in html
    assert "<img" in html
    assert re.search(r"theme-5\b", html)
