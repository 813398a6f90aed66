"""Pages at their limits: a site where nothing is published yet, titles without end, no picture, and the last page there is."""

import pytest
from wagtail.models import Page

from portal import errors
from tests import factories
from tests.browser.walk import WIDTHS, Walker
from tests.news import build

pytestmark = pytest.mark.django_db(transaction=True)

LONG = (
    "Réaménagement du front d’eau et de la gare maritime intermodale, volet deux : " + "anticonstitutionnellement" * 5
)
UNBROKEN = "https-quai-" + "w" * 120


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_site_looks_meant(live_server, browser, axe, nu, width):
    walker, pages = Walker(browser, live_server.url, width=width), {}
    for address in Page.objects.filter(depth__gte=2, live=True).values_list("url_path", flat=True):
        assert walker.go(address) == 200
        walker.look(axe, address)
        pages[address] = walker.context.request.get(live_server.url + address).text()
        assert len(walker.page.locator("main").inner_text()) > 80, f"{address} says nothing"
    walker.close()
    assert len(pages) > 20
    if width == WIDTHS[0]:
        nu(pages)


@pytest.mark.parametrize("width", WIDTHS)
def test_titles_without_end_and_no_picture_hold_on_every_page(live_server, browser, axe, width):
    place = factories.PlaceFactory(name_fr=UNBROKEN[:120], name_en=UNBROKEN[:120])
    organisation = factories.OrganisationFactory(name_fr=LONG[:160], name_en=LONG[:160], place=place)
    pages = [
        factories.practice(title=LONG[:100], summary=(LONG * 2)[:160], place=place),
        factories.practice(title=UNBROKEN[:100], summary=UNBROKEN),
        factories.member_page(organisation=organisation, title=LONG),
        build.article(title=LONG),
        factories.event(title=LONG, venue=LONG[:120]),
    ]
    walker = Walker(browser, live_server.url, width=width)
    sections = {page.get_parent().url_path for page in pages}
    for address in ["/fr/", *(page.url_path for page in pages), *sorted(sections)]:
        assert walker.go(address) == 200
        walker.look(axe, address)
    walker.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_last_page_is_sound(live_server, browser, axe, rf, width):
    walker = Walker(browser, live_server.url, width=width)
    html = errors.server_error(rf.get("/")).content.decode()
    walker.page.route("**/avarie/", lambda route: route.fulfill(status=500, body=html, content_type="text/html"))
    assert walker.go("/avarie/") == 500
    walker.look(axe)
    walker.tab_through()
    walker.close()
