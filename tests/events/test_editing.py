"""An editor's way: the form of an event in the admin, in both languages, from an empty form to a published page."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.models import EventIndexPage, EventPage
from portal.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db


def add_address(language="fr"):
    return reverse(
        "wagtailadmin_pages:add", args=["events", "eventpage", factories.section(EventIndexPage, language).pk]
    )


def items(values):
    """Return what the browser posts for a list block."""
    data = {str(n): {"value": value, "id": "", "order": str(n), "deleted": ""} for n, value in enumerate(values)}
    return {**data, "count": str(len(values))}


def session(start="09:00", end="10:00", title="Ouverture"):
    return {
        "start": start, "end": end, "title": title, "text": rich_text("<p>Deux mots.</p>"), "room": "", "key": "",
        "speakers": items([{"name": "Une urbaniste", "function": "", "organisation": ""}]),
    }  # fmt: skip


def submit(client, language="fr", action="publish", **fields):
    streams = {name: streamfield([]) for name in ("body", "documents", "sources", "related")}
    data = {
        "comments": inline_formset([]), "title": "Atelier", "slug": "atelier", "lead": "En bref.",
        "event_kind": "workshop", "event_status": "scheduled", "date_from": "2031-02-11", "time_from": "09:00",
        "time_to": "10:00", "time_zone": "America/Toronto", "attendance": "place", "venue": "Gare maritime",
        "registration_for": "members", "main_theme": Theme.objects.first().pk,
        "organizers": streamfield([("organizer", {"name": "AIVP", "organisation": ""})]),
        "days": streamfield([("day", {"date": "2031-02-11", "title": "", "sessions": items([session()])})]),
        **streams, **fields,
    }  # fmt: skip
    return client.post(add_address(language), nested_form_data(data) | {f"action-{action}": "1"})


def problems(response):
    """Return what the form reproached, by field; nothing when it was accepted (a redirect)."""
    return {} if response.status_code == 302 else dict(response.context["form"].errors)


@pytest.fixture
def moderator(client):
    client.force_login(factories.in_role("moderator"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_form_opens_with_the_zones_of_north_america_first(moderator):
    text = moderator.get(add_address()).content.decode()
    assert text.index('value="America/Toronto"') < text.index('value="Africa/Abidjan"')


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_event_is_written_published_and_read(moderator, client, language):
    assert problems(submit(moderator, language)) == {}
    page = EventPage.objects.get(title="Atelier")
    assert page.live
    assert page.days[0].value["sessions"][0]["key"] == "ouverture"
    client.logout()
    assert "Une urbaniste" in client.get(page.url_path).content.decode()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"date_to": "2031-02-10"}, "date_to"),
        ({"time_zone": "Mars/Phobos"}, "time_zone"),
        ({"online_url": "javascript:alert(1)"}, "online_url"),
        ({"venue": ""}, "place"),
        ({"organizers": streamfield([])}, "organizers"),
        ({"organizers": streamfield([("organizer", {"name": "", "organisation": ""})])}, "organizers"),
        ({"days": streamfield([("day", {"date": "2031-02-12", "title": "", "sessions": items([session()])})])}, "days"),
        (
            {
                "days": streamfield(
                    [("day", {"date": "2031-02-11", "title": "", "sessions": items([session("10:00", "09:00")])})]
                )
            },
            "days",
        ),
        ({"main_theme": "", "date_from": ""}, "date_from"),
        ({"event_status": "cancelled"}, "status_note"),
    ],
)
def test_what_is_wrong_is_said_on_its_field(moderator, fields, wrong):
    assert wrong in problems(submit(moderator, **fields))
    assert not EventPage.objects.exists()


def test_a_draft_is_kept_with_almost_nothing(moderator):
    fields = {
        "venue": "",
        "lead": "",
        "time_zone": "",
        "days": streamfield([]),
        "organizers": streamfield([]),
    }
    assert problems(submit(moderator, action="draft", **fields)) == {}
    page = EventPage.objects.get(title="Atelier")
    assert not page.live
    assert moderator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
    assert moderator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_an_event_shows_in_the_preview_of_its_draft(moderator):
    submit(moderator)
    page = EventPage.objects.get(title="Atelier")
    text = moderator.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).content.decode()
    assert "Une urbaniste" in text
