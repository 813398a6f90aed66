"""A forgotten password, a new account's first one, and the mails about them."""

import re

import pytest
from django.core.cache import caches

from tests import factories
from tests.accounts.test_sign_in import address, sign_in
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "une-autre-phrase-bien-longue"


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    caches["limits"].clear()


def link_in(mail):
    return re.search(r"https?://\S+", mail.body).group().split("/", 3)[3]


@pytest.mark.parametrize(
    ("language", "subject", "start"),
    [("fr", "Votre nouveau mot de passe", "fr/compte/"), ("en", "Your new password", "en/account/")],
)
def test_the_mail_and_its_link_speak_the_language_of_the_person(client, mailoutbox, language, subject, start):
    user = factories.UserFactory(language=language)
    other = "en" if language == "fr" else "fr"
    client.post(address("account_reset_password", other), {"email": user.email})
    [mail] = mailoutbox
    assert mail.subject == subject
    assert mail.to == [user.email]
    assert link_in(mail).startswith(start)
    html, kind = mail.alternatives[0]
    assert kind == "text/html"
    assert f'lang="{language}-CA"' in html
    assert link_in(mail) in html
    assert str(user) in mail.body
    assert str(user) in html


def test_a_forgotten_password_is_replaced_and_the_person_is_told(client, mailoutbox):
    user = factories.UserFactory()
    client.post(address("account_reset_password"), {"email": user.email})
    page = client.get("/" + link_in(mailoutbox[0]), follow=True)
    assert "Choisir un nouveau mot de passe" in page.content.decode()
    done = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert done.url == address("account_reset_password_from_key_done")
    assert client.get(done.url).status_code == 200
    assert sign_in(client, user, password=PASSWORD).status_code == 200
    assert sign_in(client, user, password=NEW).status_code == 302
    assert mailoutbox[1].subject == "Votre mot de passe a été changé"


def test_a_link_serves_once(client, mailoutbox):
    user = factories.UserFactory()
    client.post(address("account_reset_password"), {"email": user.email})
    link = "/" + link_in(mailoutbox[0])
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert "Ce lien ne sert plus" in client.get(link, follow=True).content.decode()


def test_a_weak_password_is_refused_with_the_reason(client, mailoutbox):
    user = factories.UserFactory()
    client.post(address("account_reset_password"), {"email": user.email})
    page = client.get("/" + link_in(mailoutbox[0]), follow=True)
    answer = client.post(page.request["PATH_INFO"], {"password1": "court", "password2": "court"})
    assert answer.status_code == 200
    assert "12" in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_new_account_without_a_password_begins_by_the_same_mail(client, mailoutbox):
    user = factories.UserFactory()
    user.set_unusable_password()
    user.save()
    client.post(address("account_reset_password"), {"email": user.email})
    assert mailoutbox[0].subject == "Votre nouveau mot de passe"


def test_a_closed_account_gets_no_link(client, mailoutbox):
    user = factories.UserFactory(is_active=False)
    client.post(address("account_reset_password"), {"email": user.email})
    assert [mail.subject for mail in mailoutbox] == ["Aucun compte avec ce courriel"]


def test_the_link_never_follows_the_host_of_the_request(client, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.WAGTAILADMIN_BASE_URL = "https://portail.example.org"
    user = factories.UserFactory()
    client.post(address("account_reset_password"), {"email": user.email}, headers={"host": "evil.example.com"})
    assert "https://portail.example.org/fr/compte/" in mailoutbox[0].body
    assert "evil" not in mailoutbox[0].body


def test_a_password_is_changed_by_its_owner(client, mailoutbox):
    user = factories.UserFactory()
    client.force_login(user)
    path = address("account_change_password")
    assert client.get(path).status_code == 200
    client.post(path, {"oldpassword": "faux", "password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    client.post(path, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert mailoutbox[-1].subject == "Votre mot de passe a été changé"


def test_a_mail_server_that_is_down_does_not_undo_a_change(client, settings):
    user = factories.UserFactory()
    client.force_login(user)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client.post(address("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)
