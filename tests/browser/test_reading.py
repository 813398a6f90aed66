"""What a reader does with a long page or a chart, in a real browser: copies its reference, walks its places by keyboard."""

import pytest

from members.models import MemberIndexPage
from tests import factories
from tests.news import build

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_reference_is_copied_and_the_reader_is_told(browser, live_server):
    article = build.article(title="Le quai s’ouvre")
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="fr-CA")
    page = context.new_page()
    page.goto(live_server.url + article.url_path)
    shown = page.locator("#reference").inner_text()
    page.locator("[data-copy]").click()
    page.locator(".share [role=status]:not(:empty)").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == shown
    page.locator("[data-copy-text]").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('http')")
    assert page.evaluate("navigator.clipboard.readText()").endswith(article.url_path)


def test_without_javascript_a_page_offers_only_what_works(browser, live_server):
    article = build.article(title="Quai & rive")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + article.url_path)
    assert not page.locator(".share button").first.is_visible()
    letter = page.locator(".share a").get_attribute("href")
    assert letter.startswith("mailto:?subject=Quai%20%26%20rive&body=http")
    assert page.locator("#reference").is_visible()


def test_a_browser_that_refuses_is_told_of_in_words(browser, live_server):
    article = build.article()
    context = browser.new_context()
    page = context.new_page()
    browser_session = context.new_cdp_session(page)
    own = browser_session.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    permission = {"name": "clipboard-write", "allowWithoutGesture": False}
    browser_session.send(
        "Browser.setPermission", {"permission": permission, "setting": "denied", "browserContextId": own}
    )
    page.goto(live_server.url + article.url_path)
    page.locator("[data-copy]").click()
    status = page.locator(".share [role=status]")
    page.locator(".share [role=status]:not(:empty)").wait_for()
    assert status.inner_text() == status.get_attribute("data-failed")


def test_the_places_of_a_chart_are_reached_by_keyboard_and_the_list_says_the_same(page, live_server):
    index = factories.section(MemberIndexPage)
    for number, (latitude, longitude) in enumerate(((49.2, -123.1), (44.6, -63.6), (46.8, -71.2))):
        place = factories.PlaceFactory(latitude=latitude, longitude=longitude)
        organisation = factories.OrganisationFactory(place=place)
        factories.member_page(organisation=organisation, title=f"Port {number}")
    page.goto(live_server.url + index.url_path)
    page.locator(".skip-chart a").focus()
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring == "solid"
    assert sorted(reached) == sorted(page.locator(".members .name").all_inner_texts())
    page.locator(".skip-chart a").press("Enter")
    assert page.url.endswith("#list")
