"""The second step: an application of codes, and recovery codes."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import caches

from accounts.second_step import PortalMFAAdapter
from tests import factories
from tests.accounts.test_sign_in import address, sign_in
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    caches["limits"].clear()


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def start_codes(client, user):
    """Sign in, confirm the password, start an application of codes; return its secret."""
    sign_in(client, user)
    asked = client.get(address("mfa_activate_totp"))
    assert client.get(asked.url).status_code == 200
    page = client.post(asked.url, {"password": PASSWORD}, follow=True).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    response = client.post(address("mfa_activate_totp"), {"code": code_of(secret)})
    assert response.url == address("mfa_view_recovery_codes")
    return secret


@pytest.fixture
def protected(client):
    """Return (user, secret) of somebody who has just started an application of codes."""
    user = factories.UserFactory()
    secret = start_codes(client, user)
    client.post(address("account_logout"))
    return user, secret


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_password_alone_no_longer_opens_the_session(client, protected, language):
    user, secret = protected
    response = sign_in(client, user, following="/fr/membres/", language=language)
    assert response.url.startswith(address("mfa_authenticate", language))
    assert client.get("/fr/compte/").status_code == 302
    page = client.get(response.url).content.decode()
    assert ("Votre code du moment" if language == "fr" else "Your code of the moment") in page
    wrong = client.post(response.url, {"code": "000000"})
    assert wrong.status_code == 200
    right = client.post(response.url, {"code": code_of(secret)})
    assert right.url == "/fr/membres/"
    assert client.get("/fr/compte/").status_code == 200


def test_a_code_serves_once(client, protected):
    user, secret = protected
    code = code_of(secret)
    sign_in(client, user)
    client.post(address("mfa_authenticate"), {"code": code})
    client.post(address("account_logout"))
    sign_in(client, user)
    assert client.post(address("mfa_authenticate"), {"code": code}).status_code == 200
    assert client.get("/fr/compte/").status_code == 302


def test_a_recovery_code_opens_the_session_once(client, protected):
    user, _secret = protected
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (302, 200):
        sign_in(client, user)
        assert client.post(address("mfa_authenticate"), {"code": code}).status_code == expected
        client.post(address("account_logout"))


def test_codes_cannot_be_tried_at_leisure(client, protected):
    user, secret = protected
    sign_in(client, user)
    for _number in range(5):
        client.post(address("mfa_authenticate"), {"code": "000000"})
    client.post(address("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/fr/compte/").status_code == 302


def test_the_admin_is_closed_between_the_two_steps(client, protected):
    user, _secret = protected
    user.is_superuser = True
    user.save()
    sign_in(client, user, following="/admin/")
    assert client.get("/admin/").status_code == 302


def test_the_person_is_told_by_mail_in_their_language_and_may_stop(client, protected, mailoutbox):
    user, secret = protected
    user.language = "en"
    user.save()
    sign_in(client, user)
    client.post(address("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(address("mfa_index")).status_code == 200
    asked = client.get(address("mfa_deactivate_totp"))
    assert asked.url.startswith(address("account_reauthenticate"))
    assert client.post(asked.url, {"password": PASSWORD}, follow=True).status_code == 200
    assert client.get(address("mfa_view_recovery_codes")).status_code == 200
    assert client.get(address("mfa_generate_recovery_codes")).status_code == 200
    assert client.get(address("mfa_download_recovery_codes"))["Content-Type"].startswith("text/plain")
    client.post(address("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=user, type="totp").exists()
    assert "The second step is off" in [mail.subject for mail in mailoutbox]


def test_stopping_asks_for_the_password_first(client, protected):
    user, secret = protected
    sign_in(client, user)
    client.post(address("mfa_authenticate"), {"code": code_of(secret)})
    response = client.post(address("mfa_deactivate_totp"))
    assert response.url.startswith(address("account_reauthenticate"))
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert client.get(address("mfa_reauthenticate")).status_code == 200


def test_the_square_to_scan_stands_on_white(client):
    assert 'fill="white"' in PortalMFAAdapter().build_totp_svg("otpauth://totp/x?secret=A")
