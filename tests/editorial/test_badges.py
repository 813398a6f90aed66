"""Who may see an object is said wherever an editor meets it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from portal.models import PortalAudience
from practices.models import PracticeIndexPage
from tests import factories
from tests.factories import practice, restrict, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(factories.in_role("editor"))
    return client


@pytest.mark.parametrize(
    ("groups", "kind", "badge"),
    [
        (["members"], PageViewRestriction.GROUPS, "Réservé aux membres"),
        (["staff"], PageViewRestriction.GROUPS, "Réservé au bureau"),
        (["Groupe de travail"], PageViewRestriction.GROUPS, "Réservé à un groupe de travail"),
        ([], PageViewRestriction.LOGIN, "Réservé aux personnes qui ont un compte"),
    ],
)
def test_editor_explorer_and_preview_say_who_may_see_a_page(client, groups, kind, badge):
    page = practice()
    twin = practice("en", translation_of=page)
    client.force_login(factories.UserFactory(is_superuser=True))
    places = [
        f"/admin/pages/{page.pk}/edit/",
        f"/admin/pages/{section(PracticeIndexPage).pk}/",
        f"/admin/pages/{twin.pk}/edit/",
    ]
    for place in places:
        assert badge not in client.get(place).content.decode()
    restrict(page, *groups, kind=kind)
    for place in places:
        assert badge in client.get(place).content.decode(), place
    assert badge in client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
    assert badge in client.get(page.url_path).content.decode()


def test_a_list_of_many_pages_asks_the_restrictions_once(office):
    restrict(practice(slug="un"), "members")
    for number in range(4):
        practice(slug=f"cas-{number}")
    with CaptureQueriesContext(connection) as queries:
        office.get(f"/admin/pages/{section(PracticeIndexPage).pk}/")
    asked = [q for q in queries if "JOIN wagtailcore_page twin" in q["sql"]]
    assert len(asked) == 1


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_the_list_of_pictures_says_who_may_see_each(office, layout):
    factories.image(title="Ouverte")
    assert "Membres</" not in office.get(f"/admin/images/?layout={layout}").content.decode().split("<main")[1]
    factories.image(title="Fermée", audience="members")
    assert "Membres" in office.get(f"/admin/images/?layout={layout}").content.decode().split("<main")[1]


def test_the_list_of_documents_says_who_may_download_each(office):
    factories.document(b"a;b", name="a.csv", audience="staff")
    page = office.get("/admin/documents/").content.decode()
    assert "Qui peut le télécharger" in page
    assert "Le bureau seulement" in page
    assert office.get("/admin/documents/results/?ordering=audience").status_code == 200


def test_the_privacy_dialog_says_what_the_computed_groups_mean(client):
    page = practice()
    client.force_login(factories.in_role("moderator"))
    dialog = client.get(f"/admin/pages/{page.pk}/privacy/").json()["html"]
    assert "ce jour-là" in dialog
    assert "Membres – Members" in dialog
    assert "login" in dialog
    assert "password" not in dialog


def test_a_moderator_closes_a_page_to_members_by_the_dialog(client):
    page = practice()
    client.force_login(factories.in_role("moderator"))
    group = PortalAudience.objects.get(key="members").group
    client.post(f"/admin/pages/{page.pk}/privacy/", {"restriction_type": "groups", "groups": [group.pk]})
    client.logout()
    assert client.get(page.url_path).status_code == 403
    client.force_login(factories.member())
    assert client.get(page.url_path).status_code == 200
