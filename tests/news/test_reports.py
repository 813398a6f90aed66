"""A mission report at a glance, and its outcomes one by one."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from news.models import MissionReportPage
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


def test_a_report_gives_the_whole_at_a_glance(client):
    page = build.report(
        participants=[{"type": "line", "value": "Élue responsable, Ville d’essai"}],
        partners=[{"type": "line", "value": "Ambassade du Canada"}],
        shine=[build.outcome("En plénière", "en-pleniere")],
        attract=[build.outcome("Un vote", "vote")],
        press_links=[
            {
                "type": "link",
                "value": {"title": "Entretien", "url": "https://example.org/", "publisher": "", "language": "fr"},
            }
        ],
    )
    shown = html(client, page)
    assert "19<sup>e</sup> Conférence mondiale" in shown
    assert "27 au 29 novembre 2024" in shown
    assert "38°" in shown and "Lisbonne" in shown
    assert shown.index("Appuyer le projet") < shown.index("Voir les tunnels")
    assert 'La ville <span class="verb">rayonne</span>' in shown
    for words in ("Élue responsable", "Ambassade du Canada", "En plénière", "Un vote", "Entretien"):
        assert words in shown


def test_each_outcome_has_an_address_and_its_themes(client):
    theme = Theme.objects.get(number=9)
    page = build.report(learn=[build.outcome("Deux tunnels", "drainage-tunnels", [theme])])
    shown = html(client, page)
    assert '<li id="drainage-tunnels"><h3><a class="permalink" href="#drainage-tunnels">Deux tunnels</a></h3>' in shown
    assert theme.label_fr in shown


def test_an_outcome_without_an_address_gets_one_that_no_other_has():
    page = build.report(
        shine=[build.outcome("Deux tunnels")], learn=[build.outcome("Deux tunnels")], attract=[build.outcome("Content")]
    )
    keys = [getattr(page, name)[0].value["key"] for name in ("shine", "learn", "attract")]
    assert keys == ["deux-tunnels", "deux-tunnels-2", "content-2"]


def test_the_address_survives_a_new_heading():
    page = build.report(learn=[build.outcome("Deux tunnels")])
    page.learn[0].value["heading"] = "Trois tunnels"
    publish(page)
    assert MissionReportPage.objects.get(pk=page.pk).learn[0].value["key"] == "deux-tunnels"


def test_two_outcomes_may_not_share_an_address():
    page = build.report()
    page.attract = json.dumps([build.outcome("Autre", "deux-tunnels")])
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "attract" in refused.value.message_dict


def test_a_mission_does_not_end_before_it_begins():
    page = build.report()
    page.date_to = date(2024, 11, 1)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "date_to" in refused.value.message_dict


@pytest.mark.parametrize(("missing", "field"), [("objectives", "objectives"), ("learn", "shine")])
def test_a_report_without_objectives_or_outcomes_is_not_published(missing, field):
    page = build.report(live=False, **{missing: []})
    with pytest.raises(ValidationError) as refused:
        publish(page)
    assert field in refused.value.message_dict


def test_an_outcome_that_cites_an_unknown_source_stops_the_publication():
    page = build.report(live=False, learn=[build.outcome(html="<p>Cinq kilomètres [3].</p>")])
    with pytest.raises(ValidationError) as refused:
        publish(page)
    assert "learn" in refused.value.message_dict


def test_a_report_is_listed_on_its_last_day_under_its_own_category():
    page = build.report()
    document = SearchDocument.objects.get(pk=page.pk)
    assert document.kind == "report" and document.date == date(2024, 11, 29)
    assert document.card["place"] == "Lisbonne"
    assert {(term.facet, term.key) for term in document.terms.all()} >= {("category", "report"), ("year", "2024")}
    assert "Un plan de drainage" in document.body


def test_the_english_report_speaks_english(client):
    place = factories.PlaceFactory(name_fr="Lisbonne", name_en="Lisbon")
    page = build.report("en", title="What the mission brought home", place=place)
    shown = html(client, page)
    assert 'The city <span class="verb">learns</span>' in shown
    assert "November 27–29, 2024" in shown and "Lisbon" in shown
