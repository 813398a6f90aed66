"""What a reader finds on an article's page, and what an editor is told before it is published."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from portal.models import Theme
from portal.publishing import publish
from search.models import SearchDocument
from tests import factories

from . import build

pytestmark = pytest.mark.django_db


def html(client, page):
    response = client.get(page.url_path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_article_says_when_where_and_what_in_french(client):
    place = factories.PlaceFactory(name_fr="Lisbonne", name_en="Lisbon")
    page = build.article(kicker="Le bureau", category="office", date=date(2026, 1, 1), places=[place])
    shown = html(client, page)
    assert 'lang="fr-CA"' in shown
    assert "1<sup>er</sup> janvier 2026 – Le bureau" in shown
    assert "Lisbonne" in shown and "Lisbon<" not in shown
    assert "?category=office" in shown


def test_an_article_says_the_same_in_english(client):
    place = factories.PlaceFactory(name_fr="Lisbonne", name_en="Lisbon")
    french = build.article(places=[place])
    page = build.article("en", title="The network meets", translation_of=french, places=[place])
    shown = html(client, page)
    assert 'lang="en-CA"' in shown
    assert "January 15, 2026" in shown
    assert "Lisbon<" in shown
    assert f'hreflang="fr-CA" href="http://127.0.0.1:8000{french.url_path}"' in shown or french.url_path in shown


def test_members_named_lead_to_their_profile_in_the_page_s_language_and_ports_are_slanted(client):
    port = factories.OrganisationFactory(kind="port", name_fr="Port de Halifax", name_en="Port of Halifax")
    city = factories.OrganisationFactory(kind="city", name_fr="Ville sans fiche", name_en="City without a profile")
    profile = factories.member_page(organisation=port)
    english = factories.member_page("en", organisation=port)
    shown = html(client, build.article(members=[port, city]))
    assert f'<a href="{profile.url_path}"><em>Port de Halifax</em></a>' in shown
    assert english.url_path not in shown
    assert "<li>Ville sans fiche</li>" in shown


def test_a_sample_member_is_marked_wherever_it_is_named(client):
    sample = factories.OrganisationFactory(is_sample=True)
    shown = html(client, build.article(members=[sample]))
    assert '<span class="stamp">' in shown


def test_citations_lead_to_their_source(client):
    body = [build.text("<p>Un chiffre [1], et une année [2025].</p>")]
    shown = html(client, build.article(body=body, sources=[build.source()]))
    assert '<sup class="ref"><a href="#source-1">1</a></sup>' in shown
    assert 'id="source-1"' in shown
    assert "[2025]" in shown


def test_a_citation_without_its_source_stops_the_publication():
    page = build.article(live=False, body=[build.text("<p>Un chiffre [2].</p>")], sources=[build.source()])
    with pytest.raises(ValidationError) as refused:
        publish(page)
    assert "body" in refused.value.message_dict


def test_four_themes_are_too_many(admin_client):
    page = build.article(live=False, other_themes=list(Theme.objects.filter(number__in=[5, 6, 7])))
    problems = page.problems_before_publishing({"main_theme": page.main_theme, "other_themes": page.other_themes.all()})
    assert [name for name, _error in problems] == ["other_themes"]


def test_the_search_document_carries_what_listings_filter_by():
    place = factories.PlaceFactory(country="US", region="NY")
    port = factories.OrganisationFactory()
    page = build.article(category="watch", kicker="Veille", places=[place], members=[port])
    document = SearchDocument.objects.get(pk=page.pk)
    terms = {}
    for term in document.terms.order_by("position"):
        terms.setdefault(term.facet, []).append(term.key)
    assert document.kind == "article" and document.date == date(2026, 1, 15)
    assert terms["theme"] == [Theme.objects.get(number=4).key]
    assert terms["category"] == ["watch"] and terms["year"] == ["2026"]
    assert terms["place"] == [place.key] and terms["country"] == ["US"] and terms["region"] == ["US-NY"]
    assert terms["organisation"] == [port.key]
    assert document.card["kicker"] == "Veille"
    assert "se réunit" in document.body


def test_related_pages_are_those_the_reader_may_see_in_the_page_s_language(client):
    open_page = build.article(title="Ouverte")
    private = build.article(title="Secrète")
    factories.restrict(private, "members")
    draft = build.article(title="Brouillon", live=False)
    french = build.article(title="Deux langues")
    english = build.article("en", title="Two languages", translation_of=french)
    related = [{"type": "related", "value": {"page": p.pk, "reason": ""}} for p in (open_page, private, draft, english)]
    shown = html(client, build.article(title="Celle-ci", related=related))
    assert open_page.url_path in shown
    assert "Secrète" not in shown and private.url_path not in shown
    assert "Brouillon" not in shown and draft.url_path not in shown
    assert f'<a href="{french.url_path}">Deux langues</a>' in shown and "Two languages" not in shown
    client.force_login(factories.member())
    assert "Secrète" in html(client, build.article(title="Une autre", related=related))


def test_a_preview_shows_the_draft(admin_client, rf):
    page = build.article(title="Avant", members=[])
    page.title, page.kicker = "Après", "Nouveau"
    page.save_revision()
    response = admin_client.get(f"/admin/pages/{page.pk}/view_draft/")
    shown = response.content.decode()
    assert "Après" in shown and "Nouveau" in shown
