"""Searching as a reader does, in a real browser: by keyboard alone, without JavaScript, and to the page of a file."""

import re
import time

import pytest

from tests.browser.walk import WIDTHS, Walker

FIELD = ".big-search input"
PAGES = {
    "fr": ("/fr/recherche/", "quai", "soutage", "zzyzxq"),
    "en": ("/en/search/", "quay", "bunkering", "zzyzxq"),
}


@pytest.fixture(scope="module")
def read_site(demo_site):
    """Return the sample site once its worker has read the text of its files."""
    limit = time.monotonic() + 90
    asked = "from search.models import SearchPassage as P; print(P.objects.filter(words__contains='soutag').count())"
    while demo_site.shell(asked).splitlines()[-1] == "0":
        assert time.monotonic() < limit, demo_site.log()[-3000:]
        time.sleep(1)
    return demo_site


def state(page):
    """What the field tells a screen reader: is its list open, which choice is active."""
    field = page.locator(FIELD)
    return field.get_attribute("aria-expanded"), field.get_attribute("aria-activedescendant")


def type_and_wait(page, text):
    page.locator(FIELD).focus()
    page.keyboard.type(text, delay=20)
    page.locator("#suggestion-list li").first.wait_for()


def test_suggestions_are_chosen_by_keyboard_alone(read_site, page):
    page.goto(read_site.url + "/fr/recherche/")
    assert page.locator(FIELD).get_attribute("role") == "combobox"
    assert state(page) == ("false", None)
    type_and_wait(page, "québ")
    choices = page.locator("#suggestion-list li")
    number = choices.count()
    assert number > 1
    assert state(page) == ("true", None)
    assert page.locator(".big-search [role=status]").inner_text() == f"{number} suggestions"
    for rank in (0, 1):
        page.keyboard.press("ArrowDown")
        assert state(page) == ("true", f"suggestion-{rank}")
        assert choices.nth(rank).get_attribute("aria-selected") == "true"
        assert page.locator("#suggestion-list [aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert state(page) == ("true", f"suggestion-{number - 1}"), "the list goes round"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "q", "the focus stays in the field"
    address = choices.first.get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(read_site.url + address)
    assert page.locator("h1").is_visible()


def test_escape_closes_the_suggestions_and_enter_then_searches(read_site, page):
    page.goto(read_site.url + "/fr/recherche/")
    type_and_wait(page, "québ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert state(page) == ("false", None)
    assert not page.locator("#suggestion-list").is_visible()
    assert page.locator(FIELD).input_value() == "québ"
    page.keyboard.type("ec")
    page.locator("#suggestion-list li").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/fr/recherche/\?q=qu%C3%A9bec$"))
    assert page.locator("ol.results mark").first.inner_text() == "Québec"


def test_a_reader_is_told_when_there_is_no_suggestion_and_leaving_the_field_closes_the_list(read_site, page):
    page.goto(read_site.url + "/en/search/")
    page.locator(FIELD).focus()
    page.keyboard.type("zzyzxq")
    status = page.locator(".big-search [role=status]:not(:empty)")
    status.wait_for(state="attached")
    assert status.inner_text() == "No suggestion"
    assert state(page) == ("false", None)
    page.locator(FIELD).fill("")
    type_and_wait(page, "port")
    page.keyboard.press("Tab")
    assert state(page) == ("false", None)
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_a_suggestion_is_chosen_by_pointer(read_site, page):
    page.goto(read_site.url + "/en/search/")
    type_and_wait(page, "port of q")
    choice = page.locator("#suggestion-list li").first
    address = choice.get_attribute("data-url")
    choice.click()
    page.wait_for_url(read_site.url + address)


@pytest.mark.parametrize("language", PAGES)
def test_search_works_without_javascript(read_site, browser, language):
    address, word, *_rest = PAGES[language]
    walker = Walker(browser, read_site.url, width=360, java_script_enabled=False)
    walker.go(address)
    walker.page.locator(FIELD).fill(word)
    walker.page.locator(FIELD).press("Enter")
    walker.page.wait_for_url(re.compile(rf"{address}\?q={word}$"))
    results = walker.page.locator("ol.results > li")
    before = results.count()
    assert before > 2
    walker.page.locator(".filters summary").first.click()
    walker.page.locator('.filters input[name="type"]').first.check()
    walker.page.locator(".filters button").click()
    walker.page.wait_for_url(re.compile(rf"q={word}&type="))
    assert 0 < results.count() <= before
    walker.page.locator(".chosen a").first.click()
    walker.page.wait_for_url(re.compile(rf"\?q={word}$"))
    walker.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", PAGES)
def test_every_state_of_the_page_is_sound(read_site, browser, axe, nu, language, width):
    address, full, in_file, none = PAGES[language]
    walker, html = Walker(browser, read_site.url, width=width), {}
    long = "w" * 190
    for query in (
        "",
        f"?q={full}",
        f"?q={in_file}",
        f"?q={none}",
        f"?q={long}",
        f"?q={full}&type=theme&year=1850",
        "?type=event",
    ):
        assert walker.go(address + query) == 200
        walker.look(axe, address + query)
        html[query] = walker.context.request.get(read_site.url + address + query).text()
    walker.go(address)
    type_and_wait(walker.page, "port")
    walker.page.keyboard.press("ArrowDown")
    walker.look(axe, "with suggestions")
    walker.go(f"{address}?q={full}")
    assert walker.tab_through() > 20
    walker.close()
    if width == WIDTHS[0]:
        nu(html)


@pytest.mark.parametrize("language", PAGES)
def test_the_page_of_a_file_leads_to_that_page_of_the_file(read_site, page, language):
    address, _full, in_file, _none = PAGES[language]
    page.goto(f"{read_site.url}{address}?q={in_file}")
    hit = page.locator(".page-hits li").first
    number = hit.locator("b").inner_text()
    assert hit.locator("mark").first.is_visible()
    link = hit.locator("a").get_attribute("href")
    assert re.fullmatch(rf"/documents/\d+/[^#]+\.pdf#page={number}", link)
    assert int(number) > 1
    answer = page.request.get(read_site.url + link.split("#")[0])
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
