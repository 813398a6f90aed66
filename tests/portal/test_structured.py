"""What pages say to machines is valid in the vocabulary of schema.org and says no more than the page."""

import pytest

from members.models import MemberIndexPage
from news.models import NewsIndexPage
from portal.models import Theme
from practices.models import AgendaPage, PracticeIndexPage, ThemePage
from publications.models import PublicationIndexPage
from tests import factories
from tests.budget import queries
from tests.publications.factories import publication
from tests.services import schema_org

pytestmark = pytest.mark.django_db


def html_of(client, page):
    return client.get(page.url_path).content.decode()


def node_of(client, page, kind):
    html = html_of(client, page)
    count, problems = schema_org.check(html)
    assert problems == []
    assert count > 1
    (node,) = schema_org.nodes_of(html, kind)
    return node


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_home_page_presents_the_site_the_office_and_its_network(client, language):
    from home.models import HomePage

    page = factories.section(HomePage, language)
    site = node_of(client, page, "WebSite")
    office = node_of(client, page, "Organization")
    assert site["inLanguage"] == f"{language}-CA"
    assert site["publisher"] == {"@id": office["@id"]}
    assert office["parentOrganization"]["url"] == "https://www.aivp.org/"


def test_every_page_but_home_has_its_breadcrumb(client):
    page = factories.practice()
    steps = node_of(client, page, "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["name"] == page.title
    assert "item" not in steps[-1]
    assert steps[1]["item"].endswith("/fr/bonnes-pratiques/")


def test_a_case_is_an_article_with_its_place_its_years_and_its_sources(client):
    source = {
        "title": "Rapport",
        "publisher": "Ville",
        "url": "https://example.org/r",
        "language": "fr",
        "accessed": "",
        "kind": "primary",
    }
    page = factories.practice(start="2014", end="2020-05", sources=[("source", source)])
    node = node_of(client, page, "Article")
    assert node["temporalCoverage"] == "2014/2020-05"
    assert node["identifier"] == f"urn:uuid:{page.translation_key}"
    assert node["contentLocation"]["address"]["addressCountry"] == "CA"
    assert [cited["url"] for cited in node["citation"]] == ["https://example.org/r"]
    assert [term["termCode"] for term in node["about"]] == ["8"]
    assert node["isAccessibleForFree"] is True


def test_a_study_for_members_says_what_is_closed_and_gives_no_address_of_its_file(client):
    study = factories.document(b"%PDF-1.4", audience="members")
    page = publication(files=[study], title="Étude")
    node = node_of(client, page, "Report")
    assert node["isAccessibleForFree"] is False
    assert node["hasPart"]["isAccessibleForFree"] is False
    assert "encoding" not in node
    opened = publication(files=[factories.document(b"%PDF-1.4", audience="public")], title="Guide", slug="guide")
    node = node_of(client, opened, "Report")
    assert node["isAccessibleForFree"] is True
    assert node["encoding"][0]["encodingFormat"] == "application/pdf"


def test_a_publication_with_an_isbn_is_a_book(client):
    node = node_of(client, publication(isbn="978-2-1234-5680-3"), "Book")
    assert node["isbn"] == "978-2-1234-5680-3"


def test_membership_is_told_only_where_it_is_established_and_nobody_is_invented(client):
    from members.models import Organisation

    def presented(**fields):
        page = factories.member_page(organisation=factories.OrganisationFactory(**fields))
        html = html_of(client, page)
        assert schema_org.check(html)[1] == []
        found = schema_org.nodes_of(html, "ProfilePage")
        return found[0]["mainEntity"] if found else None

    assert presented(kind="city")["@type"] == "GovernmentOrganization"
    assert "memberOf" in presented(kind="port")
    assert "memberOf" not in presented(is_sample=True)
    assert presented(is_fictional=True, is_sample=True) is None
    assert Organisation.objects.count() >= 4


@pytest.mark.parametrize("model", [NewsIndexPage, PracticeIndexPage, MemberIndexPage, PublicationIndexPage])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_listings_are_collections(client, model, language):
    for number in range(3):
        factories.practice(language, title=f"Cas {number}", slug=f"cas-{number}")
    node = node_of(client, factories.section(model, language), "CollectionPage")
    if model is PracticeIndexPage:
        assert node["mainEntity"]["numberOfItems"] == 3
        assert [item["position"] for item in node["mainEntity"]["itemListElement"]] == [1, 2, 3]


def test_the_agenda_defines_ten_terms_and_a_theme_is_one_of_them(client):
    agenda = node_of(client, factories.section(AgendaPage), "CollectionPage")
    assert [term["termCode"] for term in agenda["mainEntity"]["hasDefinedTerm"]] == [str(n) for n in range(1, 11)]
    page = ThemePage.objects.get(theme=Theme.objects.get(number=8), locale__language_code="fr")
    term = node_of(client, page, "CollectionPage")["about"]
    assert (term["@type"], term["termCode"]) == ("DefinedTerm", "8")
    assert term["inDefinedTermSet"]["url"].endswith("/fr/agenda-2030/")


def test_no_text_closes_the_script_it_stands_in(client):
    page = factories.practice(title="</script><script>alert(1)</script> & <!--")
    html = html_of(client, page)
    assert "<script>alert" not in html
    assert schema_org.check(html)[1] == []
    assert schema_org.nodes_of(html, "Article")[0]["headline"] == page.title


def test_a_page_for_members_says_so_to_those_who_see_it(client):
    page = factories.practice()
    factories.restrict(page, "members")
    assert schema_org.read(html_of(client, page)) == []
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    node = schema_org.nodes_of(html_of(client, page), "Article")[0]
    assert node["isAccessibleForFree"] is False


def test_what_the_reader_may_not_see_is_not_listed(client):
    hidden = factories.practice(title="Réservée")
    factories.restrict(hidden, "members")
    factories.practice(title="Ouverte", slug="ouverte")
    node = node_of(client, factories.section(PracticeIndexPage), "CollectionPage")
    assert [item["name"] for item in node["mainEntity"]["itemListElement"]] == ["Ouverte"]


def test_structured_data_cost_no_query(client):
    assert queries(client, factories.practice().url_path) <= 8


def test_a_wrong_type_property_or_value_would_be_found():
    def problems(node):
        return list(schema_org.vocabulary().problems(node))

    assert problems({"@type": "Articl"})
    assert problems({"@type": "Article", "headlin": "x"})
    assert problems({"@type": "Article", "isbn": "x"})
    assert problems({"@type": "Article", "datePublished": "hier"})
    assert problems({"@type": "Event", "eventStatus": "https://schema.org/EventMaybe"})
    assert problems({"@type": "Event", "location": {"@type": "Person", "name": "x"}})
    assert problems({"@type": "Event", "organizer": {"@id": "#nobody"}})
    assert not problems(
        {"@type": "Event", "eventStatus": "https://schema.org/EventPostponed", "startDate": "2026-01-15"}
    )
