"""A member's story, and those of people who are told why not, in both languages and in a real browser."""

from datetime import date, timedelta

import pytest

from portal import formats
from tests.browser.people import SIGN_IN

STUDY = """
import json
from publications.models import PublicationPage as P
from portal.models import PortalDocument as D
page = next(p for p in P.objects.filter(live=True, locale__language_code={language!r}).order_by('pk')
            if any(b.value['document'].audience == 'members' for b in p.files))
file = next(b.value['document'] for b in page.files if b.value['document'].audience == 'members')
print(json.dumps([page.url_path, file.url, file.sha256, file.file.path]))
"""
WORDS = {
    "fr": {"reason": "réservé aux membres", "ended": "a pris fin le"},
    "en": {"reason": "for members", "ended": "ended on"},
}


def study(site, language):
    """Return (page address, file address, SHA-256, path on disk) of a members' study."""
    import json

    return json.loads(site.shell(STUDY.format(language=language)).splitlines()[-1])


def fill_and_enter(page, site, role):
    account = site.account(role)
    page.fill("#id_login", account["email"])
    page.fill("#id_password", account["password"])
    page.locator("main form button").first.click()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_member_signs_in_downloads_a_study_and_signs_out(demo_site, browser, language):
    address, file, digest, path = study(demo_site, language)
    context = browser.new_context(locale=f"{language}-CA")
    page = context.new_page()
    page.goto(demo_site.url + address)
    assert page.locator(f'a[href="{file}"]').count() == 0
    page.locator(f'.access a.button[href*="{SIGN_IN[language]}"]').click()
    fill_and_enter(page, demo_site, "member")
    page.wait_for_url(demo_site.url + address)
    assert page.locator(f'a[href="{file}"]').count() == 1
    received = context.request.get(demo_site.url + file)
    assert received.status == 200
    assert "no-store" in received.headers["cache-control"]
    assert received.headers["etag"] == f'"{digest}"'
    with open(path, "rb") as kept:
        assert received.body() == kept.read()
    part = context.request.get(demo_site.url + file, headers={"Range": "bytes=0-3"})
    assert (part.status, part.body()) == (206, b"%PDF")
    sign_out(page)
    refused = context.request.get(demo_site.url + file, headers={"Referer": demo_site.url + address})
    assert refused.status == 403
    assert WORDS[language]["reason"] in refused.text()


def sign_out(page):
    page.locator(".account li a").last.click()
    page.locator("main form button").first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_expired_member_is_told_since_when_and_a_visitor_how_to_get_in(demo_site, browser, language):
    address, file, _digest, _path = study(demo_site, language)
    context = browser.new_context(locale=f"{language}-CA")
    page = context.new_page()
    page.goto(demo_site.url + file)
    assert WORDS[language]["reason"] in page.locator("main").inner_text()
    page.goto(f"{demo_site.url}{SIGN_IN[language]}?next={address}")
    fill_and_enter(page, demo_site, "expired-member")
    page.wait_for_url(demo_site.url + address)
    yesterday = formats.date(date.today() - timedelta(days=1), language)
    plain = page.locator("main").inner_text().replace("\u00a0", " ").replace("\u202f", " ")
    assert WORDS[language]["ended"] in plain
    assert yesterday.replace("\u00a0", " ").split(" ", 1)[1] in plain
    assert page.locator(f'a[href="{file}"]').count() == 0
    response = context.request.get(demo_site.url + file, headers={"Referer": demo_site.url + address})
    assert response.status == 403
    assert WORDS[language]["ended"] in response.text().replace("\u00a0", " ")
