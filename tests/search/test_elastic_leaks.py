"""The leak test once more, with Elasticsearch: an index that is late knows less than a restriction set this instant."""

import pytest
from wagtail.models import Page

from portal.models import PortalDocument
from search.elastic.client import LONG_PATIENCE, client
from search.elastic.indexes import alias
from search.elastic.rebuild import rebuild
from search.models import SearchChange
from tests import factories
from tests.search import leaks
from tests.search.test_search_leaks import (
    BACKEND,
    results,
    test_nothing_is_counted_that_its_reader_may_not_see,  # noqa: F401  (asked of Elasticsearch here)
    test_whoever_may_see_a_page_or_read_a_file_finds_it,  # noqa: F401
)
from tests.test_leaks import READERS, person
from tests.test_leaks import world as world

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


@pytest.fixture(autouse=True)
def indexed(world, elasticsearch_settings):
    """Send the marked site to Elasticsearch."""
    server = client(LONG_PATIENCE)
    rebuild()
    server.indices.refresh(index=f"{alias('fr')},{alias('en')}")
    yield server
    for name in server.indices.get(index=f"{elasticsearch_settings['PREFIX']}-*"):
        server.indices.delete(index=name, ignore_unavailable=True)


def leaked(browser, world, role):
    """Return (address, mark) of every mark that a reader of this role meets and may not see, and how many were looked for."""
    browser.logout()
    if user := person(world, role):
        browser.force_login(user, backend=BACKEND)
    found, looked = [], 0
    for address in leaks.channels(world):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        for word, readers in world.marks.items():
            if role not in readers:
                looked += 1
                if word.encode() in answer.content:
                    found.append((address, word))
    return found, looked


def test_no_mark_reaches_the_wrong_reader_through_any_address_of_search(client, world):
    looked = 0
    for role in READERS:
        found, number = leaked(client, world, role)
        assert found == [], role
        looked += number
    print(f"leak test of search with Elasticsearch: 0 of {looked}")
    assert looked > 10_000
    assert not results(client, "fr", q="mesange").engine.is_simplified


def test_what_is_closed_this_instant_is_gone_before_the_index_knows(client, world):
    """Closed, taken back, deleted, moved into a closed section, its file narrowed: each before anything is sent."""
    page = Page.objects.get(pk=world.public.pk)
    taken_back, deleted, moved = (
        factories.practice(title=f"Cas {word}", summary=f"Résumé {word}") for word in ("belette", "hermine", "martre")
    )
    private = factories.practice_section("Close", "close")
    factories.restrict(private, "members")
    rebuild()
    for word in ("mesange", "belette", "hermine", "martre", "hirondelle"):
        assert results(client, "fr", q=word).total, word
    factories.restrict(page, "members")
    taken_back.unpublish()
    Page.objects.get(pk=deleted.pk).delete()
    Page.objects.get(pk=moved.pk).move(private, "last-child")
    opened = PortalDocument.objects.get(file__contains="ouvert")
    opened.audience = "members"
    opened.save()
    assert SearchChange.objects.exists()
    for word in ("mesange", "belette", "hermine", "martre", "hirondelle"):
        shown = results(client, "fr", q=word)
        assert (shown.total, any(shown.answer.counts.values()), shown.did_you_mean) == (0, False, None), word
        html = client.get(leaks.address("fr", q=leaks.disguised(word))).content.decode()
        assert word not in html
    assert not results(client, "fr", q="mesange").engine.is_simplified
    client.force_login(factories.member(), backend=BACKEND)
    assert results(client, "fr", q="mesange").total


def test_with_more_changes_than_a_question_can_leave_out_the_database_answers(client, world):
    SearchChange.objects.bulk_create(
        SearchChange(page_id=10_000_000 + number, narrows=True, written_at="2026-01-01T00:00:00Z")
        for number in range(1_001)
    )
    shown = results(client, "fr", q="mesange")
    assert shown.engine.is_simplified
    assert shown.total
