"""An editor's way: the forms of news in the admin, from an empty form to a published page."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.models import MissionReportPage, NewsArticlePage, NewsIndexPage
from portal.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db


def add_address(kind):
    return reverse("wagtailadmin_pages:add", args=["news", kind, factories.section(NewsIndexPage).pk])


def submit(client, kind, fields):
    empty = {name: streamfield([]) for name in ("sources", "related")}
    data = nested_form_data(
        {
            "comments": inline_formset([]),
            "lead": "En bref.",
            "slug": "une-page",
            **empty,
            **fields,
            "action-publish": "1",
        }
    )
    return client.post(add_address(kind), data)


def problems(response):
    """Return what the form reproached, by field; nothing when it was accepted (a redirect)."""
    return {} if response.status_code == 302 else dict(response.context["form"].errors)


@pytest.mark.parametrize("kind", ["newsarticlepage", "missionreportpage"])
def test_the_form_opens(admin_client, kind):
    assert admin_client.get(add_address(kind)).status_code == 200


def test_an_article_is_written_and_published(admin_client):
    body = streamfield(
        [
            ("text", rich_text("<p>Un texte.</p>")),
            ("quotation", {"text": "Dit.", "name": "Nom", "function": "", "language": ""}),
        ]
    )
    fields = {"title": "Une annonce", "kicker": "Le bureau", "date": "2026-01-15", "category": "office", "body": body}
    response = submit(admin_client, "newsarticlepage", {**fields, "main_theme": Theme.objects.first().pk})
    assert problems(response) == {}
    page = NewsArticlePage.objects.get(title="Une annonce")
    assert page.live and [block.block_type for block in page.body] == ["text", "quotation"]


def report_fields(**outcome):
    outcome = {
        "heading": "Deux tunnels",
        "text": rich_text("<p>Un plan.</p>"),
        "key": "",
        "themes": streamfield([]),
        **outcome,
    }
    empty = {name: streamfield([]) for name in ("participants", "partners", "press_links", "shine", "attract")}
    return {
        "title": "Un rapport", "event_name": "Une conférence", "place": factories.PlaceFactory().pk,
        "date_from": "2024-11-27", "date_to": "2024-11-29", **empty,
        "objectives": streamfield([("line", "Voir.")]), "learn": streamfield([("outcome", outcome)]),
    }  # fmt: skip


def themes(*rows):
    """Return the form data of a list of themes (a ListBlock posts like a stream without types)."""
    items = {
        str(number): {"value": row.pk if row else "", "deleted": "", "order": str(number), "id": ""}
        for number, row in enumerate(rows)
    }
    return {"count": str(len(rows)), **items}


def test_a_report_is_written_and_published_with_the_themes_of_its_outcomes(admin_client):
    theme = Theme.objects.get(number=2)
    response = submit(admin_client, "missionreportpage", report_fields(themes=themes(theme)))
    assert problems(response) == {}
    value = MissionReportPage.objects.get(title="Un rapport").learn[0].value
    assert value["key"] == "deux-tunnels" and list(value["themes"]) == [theme]


@pytest.mark.parametrize("outcome", [{"key": "Deux Tunnels"}, {"themes": "one left empty"}, {"heading": ""}])
def test_a_broken_outcome_is_sent_back_to_the_editor(admin_client, outcome):
    if "themes" in outcome:
        outcome = {"themes": themes(None)}
    response = submit(admin_client, "missionreportpage", report_fields(**outcome))
    assert "learn" in problems(response)
    assert not MissionReportPage.objects.filter(title="Un rapport").exists()
