"""The results page keeps the sections of the site and who uses which file until a change, and is right after any."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import MemberIndexPage
from search import passages
from search.engines import FEW
from tests import factories
from tests.publications.factories import publication
from tests.search.asking import found, readable

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/fr/recherche/?q=digue"


@pytest.fixture(autouse=True)
def announced(settings, tmp_path):
    settings.PAGE_CACHE, settings.PAGE_CACHE_FILE = "file", tmp_path / "generation"


def queries(client, address):
    """The queries of a page that was asked for twice before."""
    for _ in range(2):
        client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return [query["sql"] for query in asked]


def test_a_search_with_pages_of_files_asks_nothing_of_the_tree_nor_of_who_uses_a_file(client):
    file = readable("Une digue.")
    for number in range(FEW):
        publication(title=f"Étude {number}", files=[file])
    asked = queries(client, ADDRESS)
    assert "#page=1" in client.get(ADDRESS).text
    assert not [sql for sql in asked if "portal_use" in sql or "show_in_menus" in sql]
    assert len(asked) <= 5


def test_who_uses_a_file_is_known_after_every_change():
    file = readable("Une digue.")
    first = publication(title="Une étude", files=[file])
    assert found("digue") == found("digue") == ["Une étude"]
    second = publication(title="Une autre étude", files=[file])
    assert sorted(found("digue")) == ["Une autre étude", "Une étude"]
    factories.restrict(first, "members")
    assert found("digue") == ["Une autre étude"]
    assert sorted(found("digue", user=factories.member())) == ["Une autre étude", "Une étude"]
    second.unpublish()
    assert found("digue") == []
    # A file read after the page was published.
    late = readable("Un belvédère.")
    late.passages.all().delete()
    publication(title="Lue plus tard", files=[late])
    assert found("belvédère") == []
    passages.read_passages(late)
    assert found("belvédère") == ["Lue plus tard"]


def test_a_file_says_nothing_of_a_page_that_has_a_word_to_leave_out():
    file = readable("Une digue.")
    publication(title="Une étude", files=[file])
    publication(title="Un atlas", files=[file])
    assert found("digue -atlas") == ["Une étude"]


def test_a_section_renamed_unpublished_or_closed_is_so_in_the_menu_at_once(client):
    section = factories.section(MemberIndexPage)
    assert section.title in client.get(ADDRESS).text
    section.title = "Le réseau entier"
    section.save_revision().publish()
    assert "Le réseau entier" in client.get(ADDRESS).text
    restriction = factories.restrict(section, "members")
    assert "Le réseau entier" not in client.get(ADDRESS).text
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert "Le réseau entier" in client.get(ADDRESS).text
    client.logout()
    restriction.delete()
    assert "Le réseau entier" in client.get(ADDRESS).text
    section.unpublish()
    assert "Le réseau entier" not in client.get(ADDRESS).text
