"""Every sign-in address of Wagtail leads to the one that has a throttle and a second step."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

SIGN_IN = {"fr": "/fr/compte/connexion/", "en": "/en/account/login/"}
RESET = {"fr": "/fr/compte/mot-de-passe/oublie/", "en": "/en/account/password/forgotten/"}


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/", "/account/login/"])
@pytest.mark.parametrize(
    ("following", "language"), [("/fr/membres/", "fr"), ("/en/members/", "en"), ("/admin/pages/", "fr")]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_sign_in_addresses_lead_to_ours_and_keep_next(client, door, following, language, method):
    response = getattr(client, method)(f"{door}?next={following}", headers={"accept-language": "fr-CA"})
    target = urlsplit(response.url)
    assert response.status_code == 302
    assert target.path == SIGN_IN[language]
    assert parse_qs(target.query) == {"next": [following]}


@pytest.mark.parametrize(
    "door", ["password_reset/", "password_reset/done/", "password_reset/confirm/a/b-c/", "password_reset/complete/"]
)
def test_addresses_of_a_forgotten_password_lead_to_ours(client, door):
    response = client.get(f"/admin/{door}", headers={"accept-language": "en-CA"})
    assert response.url == RESET["en"]


@pytest.mark.parametrize(("header", "language"), [("fr-CA", "fr"), ("en-CA", "en"), ("es", "fr")])
def test_the_admin_asks_a_visitor_to_sign_in_in_their_language(client, header, language):
    response = client.get("/admin/pages/?q=quai", headers={"accept-language": header})
    target = urlsplit(response.url)
    assert target.path == SIGN_IN[language]
    assert parse_qs(target.query) == {"next": ["/admin/pages/?q=quai"]}


@pytest.mark.parametrize(("path", "language"), [("/fr/compte/", "fr"), ("/en/account/", "en")])
def test_the_account_page_asks_in_the_language_of_its_address(client, path, language):
    assert client.get(path).url == f"{SIGN_IN[language]}?next={path}"


def test_signing_out_of_the_admin_leads_to_our_sign_in(client):
    client.force_login(factories.in_role("editor"))
    response = client.post("/admin/logout/", follow=True, headers={"accept-language": "fr"})
    assert response.request["PATH_INFO"] == SIGN_IN["fr"]


def test_the_admin_offers_no_password_or_e_mail_form_of_its_own(client):
    user = factories.in_role("editor")
    client.force_login(user)
    page = client.get("/admin/account/").content.decode()
    assert "new_password1" not in page
    assert "name_email-email" not in page
    assert "/fr/compte/" in page
    client.post(
        "/admin/account/",
        {"password-new_password1": "x" * 16, "password-new_password2": "x" * 16, "name_email-email": "a@b.ca"},
    )
    user.refresh_from_db()
    assert user.check_password(factories.PASSWORD)
    assert user.email != "a@b.ca"
