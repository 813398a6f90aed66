"""People in the Wagtail admin."""

import pytest

from accounts.models import User
from editorial import roles
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
