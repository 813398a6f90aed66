"""The pages of a person's account, as the browsers of a member, a former member and an editor show them."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests import factories
from tests.accounts.test_second_step import code_of
from tests.browser.people import SIGN_IN
from tests.browser.walk import WIDTHS, Walker

OPEN = ("account_login", "account_signup", "account_inactive", "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key_done")  # fmt: skip
OWN = ("account_home", "account_change_password", "mfa_index", "account_logout", "account_reauthenticate")

pytestmark = pytest.mark.django_db(transaction=True)


def address(name, language):
    with override(language):
        return reverse(name)


def sign_in(walker, user, language):
    walker.go(SIGN_IN[language])
    walker.page.fill("#id_login", user.email)
    walker.page.fill("#id_password", factories.PASSWORD)
    walker.page.locator("main form button").first.click()
    walker.page.wait_for_url(re.compile(re.escape(address("account_home", language))))


def people(language):
    """Return each kind of person, with what their account page holds or not."""
    expired, member, editor = factories.member(ended=1), factories.member(), factories.in_role("editor")
    for person in (expired, member, editor, nobody := factories.UserFactory()):
        person.language = language
        person.save()
    return [(member, ""), (expired, ".access"), (editor, "#office-title"), (nobody, ".access")]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_account_pages_are_sound(live_server, browser, axe, nu, language, width):
    walker, pages = Walker(browser, live_server.url, width=width), {}
    for name in OPEN:
        assert walker.go(address(name, language)) == 200
        walker.look(axe, name)
        walker.tab_through()
        pages[name] = walker.context.request.get(live_server.url + address(name, language)).text()
    for number, (person, shown) in enumerate(people(language)):
        walker.context.clear_cookies()
        sign_in(walker, person, language)
        for name in OWN if number == 0 else OWN[:1]:
            assert walker.go(address(name, language)) == 200
            walker.look(axe, name)
            walker.tab_through()
            if shown:
                assert walker.page.locator(shown).count() == 1
    walker.close()
    if width == WIDTHS[0]:
        nu(pages)


def test_a_second_step_is_started_by_keyboard_and_a_wrong_code_is_told_at_once(live_server, browser, axe):
    walker, page = (walker := Walker(browser, live_server.url, width=360)), walker.page
    sign_in(walker, factories.UserFactory(), "fr")
    walker.go(address("mfa_activate_totp", "fr"))
    if page.locator("#id_password").count():
        page.fill("#id_password", factories.PASSWORD)
        page.keyboard.press("Enter")
    page.fill("#id_code", "000000")
    page.keyboard.press("Enter")
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    walker.look(axe)
    page.fill("#id_code", code_of(page.locator(".secret code").inner_text()))
    page.keyboard.press("Enter")
    page.wait_for_selector(".codes")
    assert page.locator(".codes li").count() == 10
    walker.look(axe)
    walker.tab_through()
    walker.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_too_many_attempts_are_told_calmly(live_server, browser, axe, settings, language):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}
    walker = Walker(browser, live_server.url, width=360)
    for _ in range(2):
        walker.go(SIGN_IN[language])
        walker.page.fill("#id_login", "personne@example.org")
        walker.page.fill("#id_password", "x")
        walker.page.locator("main form button").first.click()
        walker.page.wait_for_load_state()
    assert "429" in walker.page.locator(".great-number").inner_text()
    walker.look(axe)
    walker.close()
