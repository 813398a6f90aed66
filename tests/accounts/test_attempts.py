"""Passwords cannot be tried at leisure, and nothing tells which addresses have an account."""

import subprocess
import sys

import pytest
from django.core.cache import caches

from accounts.models import Limit
from tests import factories
from tests.accounts.test_sign_in import address, sign_in
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    caches["limits"].clear()


def test_five_wrong_passwords_close_the_door_of_an_account_for_a_while(client):
    user = factories.UserFactory()
    for number in range(5):
        sign_in(client, user, password="faux", REMOTE_ADDR=f"192.0.2.{number}")
    response = sign_in(client, user, REMOTE_ADDR="192.0.2.99")
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_ten_wrong_passwords_from_one_place_close_it_for_every_account(client):
    for _number in range(10):
        sign_in(client, factories.UserFactory(), password="faux", REMOTE_ADDR="192.0.2.7")
    user = factories.UserFactory()
    assert sign_in(client, user, REMOTE_ADDR="192.0.2.7").status_code == 200
    assert sign_in(client, user, REMOTE_ADDR="192.0.2.8").status_code == 302


@pytest.mark.parametrize("language", ["fr", "en"])
def test_too_many_requests_are_told_so(client, language):
    for _number in range(30):
        sign_in(client, "personne@example.org", password="faux", language=language)
    response = sign_in(client, "personne@example.org", password="faux", language=language)
    assert response.status_code == 429
    assert ("Trop d’essais" if language == "fr" else "Too many attempts") in response.content.decode()


def test_a_header_does_not_change_where_an_attempt_comes_from(client):
    for number in range(30):
        sign_in(client, f"p{number}@example.org", password="faux", headers={"x-forwarded-for": f"203.0.113.{number}"})
    assert sign_in(client, "p@example.org", headers={"x-forwarded-for": "203.0.113.200"}).status_code == 429


def test_behind_a_proxy_each_reader_is_counted_apart(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(30):
        sign_in(
            client, f"p{number}@example.org", password="faux", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"}
        )
    assert sign_in(client, "p@example.org", headers={"x-forwarded-for": "198.51.100.2, 203.0.113.9"}).status_code == 429
    assert sign_in(client, "p@example.org", headers={"x-forwarded-for": "203.0.113.9, 203.0.113.10"}).status_code == 200


def test_counters_are_rows_that_every_process_reads(client):
    sign_in(client, factories.UserFactory(), password="faux")
    assert Limit.objects.filter(cache_key__contains="login_failed").count() == 2


def test_the_counters_of_the_second_step_are_shared_too():
    code = (
        "import django; django.setup()\n"
        "from allauth.core.internal import ratelimit\n"
        "from allauth.mfa.totp.internal import auth\n"
        "print(ratelimit.cache._alias, auth.cache._alias)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["limits", "limits"]


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    user = factories.UserFactory()
    known = sign_in(client, user, password="faux").content.decode().replace(user.email, "x")
    unknown = (
        sign_in(client, "inconnu@example.org", password="faux").content.decode().replace("inconnu@example.org", "x")
    )
    token = "csrfmiddlewaretoken"
    assert [line for line in known.splitlines() if token not in line] == [
        line for line in unknown.splitlines() if token not in line
    ]


def test_asking_for_a_password_never_tells_whether_the_account_exists(client, mailoutbox):
    path = address("account_reset_password")
    answers = [client.post(path, {"email": email}) for email in (factories.UserFactory().email, "inconnu@example.org")]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, address("account_reset_password_done"))}
    assert len(mailoutbox) == 2


def test_the_password_of_another_account_opens_nothing(client):
    factories.UserFactory()
    user = factories.UserFactory(password="un-autre-mot-de-passe")
    assert sign_in(client, user, password=PASSWORD).status_code == 200
