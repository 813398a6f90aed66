"""The public forms hold no cookie and no token: where they were sent from is known by what the browser says."""

import pytest
from django.test import Client
from wagtail.models import Page

from home.models import ContactMessage
from home.models.form_pages import FormPage
from members.models import ProspectRequest
from portal.models import GoneAddress
from tests import factories

from .posting import CONTACT, JOIN, hidden, send

pytestmark = pytest.mark.django_db
FORMS = [
    ("/fr/rejoindre/", JOIN, ProspectRequest),
    ("/en/join/", JOIN, ProspectRequest),
    ("/fr/nous-ecrire/", CONTACT, ContactMessage),
    ("/en/contact/", CONTACT, ContactMessage),
]
OURS = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Origin": "http://testserver"},
    {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "null", "Sec-Fetch-Site": "same-origin"},  # Some extensions hide the origin.
]
FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://autre.example"},
    {"Origin": "http://testserver.autre.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://testserver"},
    {"Origin": "http://[::1"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "null"},
]
SILENT = [{}, {"Sec-Fetch-Site": "none"}, {"Referer": "http://testserver/fr/rejoindre/"}]


@pytest.fixture
def visitor():
    """Somebody whose forms are really checked."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(("address", "answers", "model"), FORMS)
def test_a_form_page_is_the_same_for_every_visitor(visitor, address, answers, model):
    first, second = (Client(enforce_csrf_checks=True).get(address) for _ in range(2))
    assert first.content == second.content
    assert not first.cookies
    assert b"csrfmiddlewaretoken" not in first.content
    assert "no-store" not in first.get("Cache-Control", "")
    assert send(visitor, address, answers, headers=OURS[0]).status_code == 302


@pytest.mark.parametrize("headers", OURS)
def test_a_form_sent_from_the_portal_needs_no_cookie(visitor, headers):
    response = send(visitor, "/fr/rejoindre/", JOIN, headers=headers)
    assert response.status_code == 302
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert ProspectRequest.objects.count() == 1


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_form_sent_from_another_site_is_refused(visitor, headers):
    response = send(visitor, "/fr/rejoindre/", JOIN, headers=headers)
    assert response.status_code == 403
    assert JOIN["organisation"] not in response.content.decode()
    assert not ProspectRequest.objects.exists()


@pytest.mark.parametrize("headers", SILENT)
@pytest.mark.parametrize(("address", "answers", "model"), FORMS)
def test_a_browser_that_says_nothing_sends_a_second_time_and_loses_nothing(visitor, address, answers, model, headers):
    response = send(visitor, address, answers, headers=headers)
    assert (response.status_code, model.objects.count()) == (403, 0)
    page = response.content.decode()
    assert 'class="error-summary"' in page
    assert "Ana Essai" in page
    assert "no-store" in response["Cache-Control"]
    assert send(visitor, address, answers, headers=headers).status_code == 403  # Without the token, still nothing.
    fields = {**hidden(visitor, address), "csrfmiddlewaretoken": visitor.cookies["csrftoken"].value}
    assert visitor.post(address, {**fields, **answers}, headers=headers).status_code == 302
    assert model.objects.count() == 1


def test_a_wrong_answer_with_the_token_keeps_the_token(visitor):
    send(visitor, "/fr/rejoindre/", JOIN)
    fields = {**hidden(visitor, "/fr/rejoindre/"), "csrfmiddlewaretoken": visitor.cookies["csrftoken"].value}
    response = visitor.post("/fr/rejoindre/", {**fields, **JOIN, "email": "ana@"})
    assert response.status_code == 200
    assert b"csrfmiddlewaretoken" in response.content


def test_other_addresses_keep_the_token(visitor):
    factories.UserFactory(email="ana@example.org")
    answers = {"login": "ana@example.org", "password": factories.PASSWORD}
    for headers in (*OURS, *SILENT):
        assert visitor.post("/fr/compte/connexion/", answers, headers=headers).status_code == 403
        assert visitor.post("/fr/bonnes-pratiques/", {}, headers=headers).status_code == 403


def test_what_was_refused_is_not_taken_for_sent(client):
    answers = {**hidden(client, "/fr/rejoindre/"), **JOIN}
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.post("/fr/rejoindre/", answers).status_code == 403
    assert visitor.post("/fr/rejoindre/", answers, headers=OURS[0]).status_code == 302
    assert ProspectRequest.objects.count() == 1


def test_no_page_gives_a_cookie_to_a_visitor():
    GoneAddress.objects.create(path="/fr/retiree/")
    pages = list(Page.objects.filter(depth__gte=2, live=True).values_list("url_path", flat=True))
    assert len([path for path in pages if path.startswith("/en/")]) > 8
    extra = ["/", "/fr/inconnue/", "/xx/inconnue/", "/fr/retiree/", "/sitemap.xml", "/robots.txt", "/healthz"]
    given = {}
    for path in [*pages, *extra]:
        response = Client(headers={"Accept-Language": "en"}).get(path)
        if response.cookies:
            given[path] = list(response.cookies)
    assert given == {}


def test_every_page_with_a_form_declares_it():
    assert all(model.form_for_anyone for model in FormPage.__subclasses__())
