"""The citation of a page, on the page and as a file that a reference manager opens."""

import pytest

from tests import factories
from tests.publications.factories import publication

pytestmark = pytest.mark.django_db
TYPES = {"bibtex": ("application/x-bibtex", ".bib"), "ris": ("application/x-research-info-systems", ".ris")}


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_publication_gives_its_citation_in_the_language_of_the_page(client, form, language):
    slug = {"fr": "une-etude", "en": "a-study"}[language]
    page = publication(language, slug=slug, authors=["AIVP Amérique du Nord"])
    response = client.get(f"{page.url_path}citation/{form}/")
    content_type, extension = TYPES[form]
    assert response.status_code == 200
    assert response["Content-Type"] == f"{content_type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{slug}{extension}"'
    assert "Une étude du littoral" in response.content.decode()
    assert page.url_path.strip("/").split("/")[-1] in response.content.decode()


@pytest.mark.parametrize("form", TYPES)
def test_a_case_is_cited_with_the_office_as_author_and_its_permanent_identifier(client, form):
    page = factories.practice(reviewed="2026-11-22", slug="un-quai-rouvert")
    response = client.get(f"{page.url_path}citation/{form}/")
    text = response.content.decode()
    assert response["Content-Type"].startswith(TYPES[form][0])
    for words in ("AIVP Amérique du Nord", "2026", f"urn:uuid:{page.identifier}", "Un quai rouvert"):
        assert words in text


def test_english_cites_the_office_by_its_english_name(client):
    page = factories.practice("en")
    assert "AIVP North America" in client.get(f"{page.url_path}citation/ris/").content.decode()


@pytest.mark.parametrize("form", ["word", "bibtex2", "x" * 200])
def test_an_unknown_form_is_not_found(client, form):
    assert client.get(f"{publication(slug='une-etude').url_path}citation/{form}/").status_code == 404
    assert client.get(f"{factories.practice().url_path}citation/{form}/").status_code == 404


def test_the_citation_of_a_page_for_members_is_for_members(client):
    page = publication(slug="une-etude", title="Le cormoran")
    factories.restrict(page, "members")
    response = client.get(f"{page.url_path}citation/ris/")
    assert response.status_code == 403
    assert "cormoran" not in response.content.decode()


def test_a_sample_says_that_it_is_one(client):
    page = publication(slug="une-etude", is_sample=True)
    for form in TYPES:
        assert "document d’exemple" in client.get(f"{page.url_path}citation/{form}/").content.decode()
