"""An editor's way: the form of a programme in the admin, from an empty form to published pages in both languages."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cooperation.models import ProgrammeIndexPage, ProgrammePage
from portal.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db
ADD = "wagtailadmin_pages:add"


def fields(**changed):
    axis = {"heading": "Former des pilotes", "text": rich_text("<p>Un cours.</p>"), "key": ""}
    partner = {"organisation": "", "name": "Port d’essai", "is_port": "on", "role": "Prête ses quais"}
    return {
        "title": "Deux ports, un cours", "slug": "deux-ports", "summary": "Deux ports forment leurs pilotes ensemble.",
        "status": "planned", "start": "2027", "end": "", "main_theme": Theme.objects.get(number=5).pk,
        "partners": streamfield([("partner", partner)]), "axes": streamfield([("axis", axis)]), "body": streamfield([]),
        "sources": streamfield([]), "related": streamfield([]), "comments": inline_formset([]), "action-publish": "1",
        **changed,
    }  # fmt: skip


def add(client, language="fr", **changed):
    address = reverse(ADD, args=["cooperation", "programmepage", factories.section(ProgrammeIndexPage, language).pk])
    return client.post(address, nested_form_data(fields(**changed)))


def problems(response):
    """Return what the form reproached, by field; nothing when it was accepted (a redirect)."""
    return {} if response.status_code == 302 else dict(response.context["form"].errors)


def test_the_form_opens(admin_client):
    address = reverse(ADD, args=["cooperation", "programmepage", factories.section(ProgrammeIndexPage).pk])
    assert admin_client.get(address).status_code == 200


def test_a_programme_is_published_then_translated_and_published(admin_client, client):
    assert problems(add(admin_client)) == {}
    french = ProgrammePage.objects.get(slug="deux-ports")
    assert french.live and french.axes[0].value["key"] == "former-des-pilotes"
    english = french.copy_for_translation(Locale.objects.get(language_code="en"))
    address = reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert admin_client.get(address).status_code == 200
    axis = {"heading": "Training pilots", "text": rich_text("<p>A course.</p>"), "key": "former-des-pilotes"}
    changed = fields(title="Two ports, one course", slug="two-ports", axes=streamfield([("axis", axis)]))
    assert problems(admin_client.post(address, nested_form_data(changed))) == {}
    english.refresh_from_db()
    assert english.live and english.axes[0].value["key"] == french.axes[0].value["key"]
    assert "Training pilots" in client.get(english.url_path).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("partners", streamfield([])),
        ("partners", streamfield([("partner", {"organisation": "", "name": "", "is_port": "", "role": ""})])),
        ("axes", streamfield([("axis", {"heading": "A", "text": rich_text("<p>A</p>"), "key": "Pas Bon"})])),
        ("axes", streamfield([("axis", {"heading": "A", "text": rich_text("<p>Selon [3]</p>"), "key": ""})])),
        ("body", streamfield([("text", rich_text("<p>Selon [1]</p>"))])),
        ("start", "au printemps"),
        ("end", "2026"),
        ("summary", ""),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(admin_client, field, value):
    assert field in problems(add(admin_client, **{field: value}))
    assert not ProgrammePage.objects.live().exists()
