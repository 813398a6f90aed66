"""The reference data in the admin: lists, memberships and seats, and the rights of those who manage them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from members.models import Membership, Organisation, Seat
from portal.access import Reader
from portal.models import Measure, Place, Theme
from tests import factories

pytestmark = pytest.mark.django_db


def address(model, action, *arguments):
    return reverse(model.snippet_viewset.get_url_name(action), args=arguments)


@pytest.fixture
def moderator(client):
    user = factories.in_role("moderator")
    client.force_login(user)
    return user


@pytest.mark.parametrize("model", [Organisation, Place, Theme, Measure])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_list_answers_in_both_languages_and_is_searched_in_both(client, moderator, model, language):
    factories.OrganisationFactory(name_fr="Port des Cormorans", name_en="Cormorant Port")
    moderator.language = language
    moderator.save()
    assert client.get(address(model, "list")).status_code == 200
    found = client.get(address(Organisation, "list") + "?q=cormorant").content.decode()
    assert "Port des Cormorans" in found


def test_the_list_of_organisations_is_filtered_and_asks_no_more_for_more_rows(
    client, moderator, django_assert_max_num_queries
):
    client.get(address(Organisation, "list"))
    factories.member()
    factories.OrganisationFactory(name_fr="Ville filtrée", kind="city")
    html = client.get(address(Organisation, "list") + "?kind=city").content.decode()
    assert "Ville filtrée" in html
    assert "Port d’essai" not in html
    with django_assert_max_num_queries(40) as few:
        client.get(address(Organisation, "list"))
    factories.OrganisationFactory.create_batch(8)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address(Organisation, "list"))


def form(organisation, *, memberships=(), seats=()):
    """Return the fields of the organisation's form, with these memberships and seats."""
    data = {name: getattr(organisation, name) for name in ("name_fr", "name_en", "key", "kind", "website")} | {
        "place": organisation.place_id,
        "logo": "",
    }
    for name, rows in (("memberships", memberships), ("seats", seats)):
        data |= {
            f"{name}-TOTAL_FORMS": len(rows),
            f"{name}-INITIAL_FORMS": 0,
            f"{name}-MIN_NUM_FORMS": 0,
            f"{name}-MAX_NUM_FORMS": 1000,
        }
        for rank, row in enumerate(rows):
            data |= {
                f"{name}-{rank}-{key}": value
                for key, value in {"id": "", "ORDER": rank + 1, "DELETE": "", **row}.items()
            }
    return data


def test_a_membership_and_a_seat_given_in_the_admin_open_the_doors_at_once(client, moderator):
    organisation, person = factories.OrganisationFactory(), factories.UserFactory()
    today = timezone.localdate()
    data = form(
        organisation,
        memberships=[{"status": "active", "start": today, "end": "", "note": ""}],
        seats=[{"user": person.pk, "start": today, "end": ""}],
    )
    assert not Reader(person).is_member
    response = client.post(address(Organisation, "edit", organisation.pk), data)
    assert response.status_code == 302
    assert Reader(person).is_member


def test_a_membership_that_ends_before_it_starts_is_refused_by_the_form(client, moderator):
    organisation, today = factories.OrganisationFactory(), timezone.localdate()
    data = form(
        organisation, memberships=[{"status": "active", "start": today, "end": today - timedelta(days=1), "note": ""}]
    )
    response = client.post(address(Organisation, "edit", organisation.pk), data)
    assert response.status_code == 200
    assert not Membership.objects.exists()


def test_whoever_manages_organisations_gets_no_right_on_peoples_accounts(client, moderator):
    rights = moderator.get_all_permissions()
    assert "members.change_organisation" in rights
    assert "members.add_seat" in rights
    assert not {right for right in rights if right.startswith(("accounts.", "auth."))}
    other = factories.UserFactory()
    for url in (
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[other.pk]),
    ):
        assert client.get(url).status_code in (302, 403)
    client.post(reverse("wagtailusers_users:edit", args=[other.pk]), {"email": other.email, "is_superuser": "on"})
    other.refresh_from_db()
    assert not other.is_superuser


def test_a_seat_gives_no_right_in_the_admin(client):
    person = factories.member()
    assert Seat.objects.filter(user=person).exists()
    client.force_login(person)
    assert client.get("/admin/").status_code in (302, 403)
    assert not Reader(person).is_staff


def test_an_editor_sees_organisations_and_changes_none(client):
    client.force_login(factories.in_role("editor"))
    organisation = factories.OrganisationFactory()
    client.post(address(Organisation, "edit", organisation.pk), form(organisation) | {"name_fr": "Autre nom"})
    organisation.refresh_from_db()
    assert organisation.name_fr != "Autre nom"
