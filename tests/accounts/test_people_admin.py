"""People in the Wagtail admin."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from editorial import roles
from portal.models import PortalAudience
from tests import factories

pytestmark = pytest.mark.django_db

FIELDS = {"email": "Nouvelle@Example.org", "first_name": "Nouvelle", "last_name": "Personne", "language": "en"}


def test_an_account_is_opened_without_a_password(client):
    client.force_login(factories.in_role("administrator"))
    page = client.get("/admin/users/new/").content.decode()
    assert 'name="language"' in page
    assert roles.EDITOR in page
    assert "Membres – Members" not in page
    response = client.post("/admin/users/new/", FIELDS)
    assert response.status_code == 302
    user = User.objects.get(email="nouvelle@example.org")
    assert not user.has_usable_password()
    assert user.language == "en"
    assert user.wagtail_userprofile.preferred_language == "en"
    assert user.emailaddress_set.get().email == user.email


def test_an_account_is_edited(client):
    user = factories.UserFactory()
    client.force_login(factories.in_role("administrator"))
    path = f"/admin/users/edit/{user.pk}/"
    assert client.get(path).status_code == 200
    response = client.post(path, {**FIELDS, "is_active": "on"})
    assert response.status_code == 302
    user.refresh_from_db()
    assert (user.email, user.language, user.last_name) == ("nouvelle@example.org", "en", "Personne")
    assert user.check_password(factories.PASSWORD)
    assert user.emailaddress_set.get().email == "nouvelle@example.org"


def test_two_spellings_of_one_e_mail_are_one_account(client):
    factories.UserFactory(email="nouvelle@example.org")
    client.force_login(factories.in_role("administrator"))
    assert client.post("/admin/users/new/", FIELDS).status_code == 200
    assert User.objects.filter(email__iexact="nouvelle@example.org").count() == 1


def test_an_administrator_of_the_office_cannot_give_every_right(client):
    user = factories.UserFactory()
    client.force_login(factories.in_role("administrator"))
    client.post("/admin/users/new/", {**FIELDS, "is_superuser": "on"})
    client.post(
        f"/admin/users/edit/{user.pk}/", {**FIELDS, "email": "x@example.org", "is_active": "on", "is_superuser": "on"}
    )
    assert not User.objects.filter(is_superuser=True).exists()


def test_an_administrator_of_the_office_cannot_become_a_superuser_by_their_password(client):
    chief = factories.UserFactory(is_superuser=True)
    client.force_login(factories.in_role("administrator"))
    password = "un-mot-de-passe-vole-1"
    client.post(
        f"/admin/users/edit/{chief.pk}/",
        {**FIELDS, "email": chief.email, "is_active": "on", "password1": password, "password2": password},
    )
    chief.refresh_from_db()
    assert not chief.check_password(password)


def test_a_superuser_may_name_another(client):
    client.force_login(factories.UserFactory(is_superuser=True))
    client.post("/admin/users/new/", {**FIELDS, "is_superuser": "on"})
    assert User.objects.get(email="nouvelle@example.org").is_superuser


@pytest.mark.parametrize("role", ["editor", "translator", "moderator"])
def test_other_roles_do_not_manage_people(client, role):
    user = factories.UserFactory()
    client.force_login(factories.in_role(role))
    client.post(f"/admin/users/edit/{user.pk}/", {**FIELDS, "is_active": "on"})
    user.refresh_from_db()
    assert user.email != "nouvelle@example.org"


def test_the_language_chosen_in_the_admin_stays_when_the_account_changes():
    user = factories.UserFactory(language="fr")
    user.wagtail_userprofile.preferred_language = "en"
    user.wagtail_userprofile.save()
    user.first_name = "Autre"
    user.save()
    user.wagtail_userprofile.refresh_from_db()
    assert user.wagtail_userprofile.preferred_language == "en"


@pytest.mark.parametrize("action", ["set_active_state", "assign_role", "delete"])
def test_no_action_on_several_people_reaches_a_superuser(client, action):
    chief, other = factories.UserFactory(is_superuser=True), factories.UserFactory()
    data = {"mark_as_active": "False", "role": Group.objects.get(name=roles.EDITOR).pk}
    for people in ("id=all", f"id={chief.pk}&id={other.pk}"):
        client.force_login(factories.in_role("administrator"))
        client.post(f"/admin/bulk/accounts/user/{action}/?{people}", data)
        chief.refresh_from_db()
        assert chief.is_active
        assert not chief.groups.exists()
    if action != "delete":  # Wagtail leaves superusers out of a deletion, and deletes the others.
        other.refresh_from_db()
        assert other.is_active
        assert not other.groups.exists()


def test_an_administrator_acts_on_several_people(client):
    other = factories.UserFactory()
    client.force_login(factories.in_role("administrator"))
    editors = Group.objects.get(name=roles.EDITOR)
    client.post(f"/admin/bulk/accounts/user/assign_role/?id={other.pk}", {"role": editors.pk})
    client.post(f"/admin/bulk/accounts/user/set_active_state/?id={other.pk}", {"mark_as_active": "False"})
    other.refresh_from_db()
    assert list(other.groups.all()) == [editors]
    assert not other.is_active


def test_a_superuser_acts_on_another(client):
    chief = factories.UserFactory(is_superuser=True)
    client.force_login(factories.UserFactory(is_superuser=True))
    client.post(f"/admin/bulk/accounts/user/set_active_state/?id={chief.pk}", {"mark_as_active": "False"})
    chief.refresh_from_db()
    assert not chief.is_active


def test_nobody_is_put_by_hand_in_a_computed_group(client):
    other = factories.UserFactory()
    client.force_login(factories.UserFactory(is_superuser=True))
    path = f"/admin/bulk/accounts/user/assign_role/?id={other.pk}"
    page = client.get(path).content.decode()
    assert roles.EDITOR in page
    for audience in PortalAudience.objects.all():
        assert audience.group.name not in page
        client.post(path, {"role": audience.group_id})
    assert not other.groups.exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("key", ["members", "staff"])
def test_a_computed_group_is_not_deleted(client, method, key):
    group = PortalAudience.objects.get(key=key).group
    client.force_login(factories.in_role("administrator"))
    response = getattr(client, method)(f"/admin/groups/delete/{group.pk}/", follow=True)
    assert response.redirect_chain == [("/admin/groups/", 302)]
    assert group.name in str(next(iter(response.context["messages"])))
    assert Group.objects.filter(pk=group.pk).exists()


def test_another_group_is_deleted(client):
    group = Group.objects.create(name="Groupe de travail")
    client.force_login(factories.in_role("administrator"))
    client.post(f"/admin/groups/delete/{group.pk}/")
    assert not Group.objects.filter(pk=group.pk).exists()
