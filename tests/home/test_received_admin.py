"""What the office does with the entries: it reads, filters, follows up and exports them, and never rewrites them."""

import io

import openpyxl
import pytest
from django.urls import reverse

from home.models import ContactMessage
from members.models import ProspectRequest
from portal.exports import neutral
from tests import factories

from .posting import CONTACT

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client):
    client.force_login(factories.in_role("moderator"))
    return client


def prospect(**fields):
    fields = {
        "organisation": "Port d’essai", "kind": "port", "country": "CA", "region": "QC", "place": "Essai", "name": "Ana", "email": "ana@example.org",
        "language": "fr", "message": "Bonjour", **fields,
    }  # fmt: skip
    return ProspectRequest.objects.create(**fields)


def address(model, action="list", *args):
    return reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{action}", args=args)


def test_entries_are_listed_filtered_and_searched(moderator):
    prospect(organisation="Port gris"), prospect(organisation="Ville rouge", kind="city")
    assert "Port gris" in moderator.get(address(ProspectRequest)).content.decode()
    for query in ({"kind": "city"}, {"q": "rouge"}):
        html = moderator.get(address(ProspectRequest), query).content.decode()
        assert "Ville rouge" in html
        assert "Port gris" not in html


def test_nobody_writes_an_entry_by_hand(moderator):
    response = moderator.get(address(ProspectRequest, "add"))
    assert response.status_code in (302, 403)
    moderator.post(address(ProspectRequest, "add"), {"organisation": "X"})
    assert not ProspectRequest.objects.exists()


def test_the_office_follows_up_and_rewrites_nothing(moderator):
    entry = prospect()
    page = moderator.get(address(ProspectRequest, "edit", entry.pk))
    assert "ana@example.org" in page.content.decode()
    assert "Port d’essai" in page.content.decode()
    moderator.post(
        address(ProspectRequest, "edit", entry.pk),
        {"status": "open", "notes": "Appeler lundi.", "organisation": "Autre", "email": "x@example.org"},
    )
    entry.refresh_from_db()
    assert (entry.status, entry.notes, entry.organisation, entry.email) == (
        "open",
        "Appeler lundi.",
        "Port d’essai",
        "ana@example.org",
    )


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_editors_and_translators_do_not_read_strangers_mail(client, role):
    client.force_login(factories.in_role(role))
    prospect(organisation="Port gris")
    for model in (ProspectRequest, ContactMessage):
        assert "Port gris" not in client.get(address(model), follow=True).content.decode()
        assert client.get(address(model), {"export": "csv"}).status_code in (302, 403)


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_no_chooser_and_no_report_shows_strangers_mail(client, role):
    entries = [prospect(organisation="Port gris"), ContactMessage.objects.create(language="fr", **CONTACT)]
    client.force_login(factories.in_role(role))
    for entry in entries:
        name, pk = entry._meta.label_lower.replace(".", "/"), entry.pk
        chooser = f"/admin/snippets/choose/{name}/"
        tails = ["", "results/", f"chosen/{pk}/", f"chosen-multiple/?id={pk}", "create/"]
        others = [address(type(entry), action, pk) for action in ("edit", "history", "usage", "delete")]
        for path in [chooser + tail for tail in tails] + others:
            response = client.get(path)
            assert response.status_code in (302, 403, 404), path
            assert not [data for data in (b"Port gris", b"Ana", b"ana@") if data in response.content], path


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", ' =HYPERLINK("http://x")', "＝1+1"])
def test_a_spreadsheet_executes_nothing(moderator, text):
    assert neutral(text).startswith("'")
    ContactMessage.objects.create(language="fr", **CONTACT | {"name": text, "message": text})
    response = moderator.get(address(ContactMessage), {"export": "csv"})
    csv = b"".join(response.streaming_content).decode("utf-8")
    assert csv.startswith("\ufeff")
    assert f"'{text.strip()}".replace('"', '""') in csv or f"'{text}".replace('"', '""') in csv
    workbook = openpyxl.load_workbook(
        io.BytesIO(b"".join(moderator.get(address(ContactMessage), {"export": "xlsx"}).streaming_content))
    )
    cells = [cell for row in workbook.active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_an_export_keeps_the_proof_of_consent(moderator):
    from django.utils import timezone

    prospect(consent=True, consent_text="J’accepte.", consent_language="fr", consent_at=timezone.now())
    csv = b"".join(moderator.get(address(ProspectRequest), {"export": "csv"}).streaming_content).decode()
    assert "J’accepte." in csv
    assert "D-" in csv


@pytest.mark.parametrize("value", [None, 3, True, "texte", ""])
def test_what_is_harmless_is_left_as_it_is(value):
    assert neutral(value) == value
