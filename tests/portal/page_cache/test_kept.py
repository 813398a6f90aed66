"""What a process keeps until a change: read once, exact after any change, and never where a change could not be known."""

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from portal.page_cache import kept
from portal.page_cache.kept import until_a_change
from search.models import SynonymGroup

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def terms():
    """Return a function that says the groups of synonyms there are, and has read them once."""

    @until_a_change
    def read():
        return sorted(SynonymGroup.objects.values_list("terms", flat=True))

    return read


@pytest.fixture
def announced(settings, tmp_path):
    settings.PAGE_CACHE, settings.PAGE_CACHE_FILE = "file", tmp_path / "generation"


def add(text="quai\nappontement"):
    return SynonymGroup.objects.create(language="fr", terms=text)


def test_it_is_read_once_until_a_change_of_any_kind(announced, terms, django_assert_num_queries):
    assert terms() == []
    with django_assert_num_queries(0):
        assert terms() == []
    add("un\nautre")
    assert terms() == ["un\nautre"]
    # No signal tells of this one.
    SynonymGroup.objects.update(terms="deux\nautres")
    assert terms() == ["deux\nautres"]
    with django_assert_num_queries(0):
        assert terms() == ["deux\nautres"]


def test_each_reader_has_an_answer_of_their_own_and_few_are_kept(announced, monkeypatch, django_assert_num_queries):
    @until_a_change
    def read(text):
        return SynonymGroup.objects.filter(terms__contains=text).count()

    add("un\nautre")
    assert (read("un"), read("deux")) == (1, 0)
    with django_assert_num_queries(0):
        assert (read("un"), read("deux")) == (1, 0)
    add("deux\nautres")
    assert (read("un"), read("deux")) == (1, 1)
    monkeypatch.setattr(kept, "MOST", 2)
    assert read("trois") == 0
    with django_assert_num_queries(1):
        assert (read("trois"), read("un")) == (0, 1)


def test_a_transaction_sees_its_own_changes_and_leaves_nothing_of_those_it_undoes(announced, terms):
    assert terms() == []
    with transaction.atomic():
        add()
        assert terms() == ["quai\nappontement"]
        transaction.set_rollback(True)
    assert terms() == []


def test_a_change_made_while_it_is_read_is_seen_the_next_time(announced):
    changes = iter([add, lambda: None])

    @until_a_change
    def read():
        found = list(SynonymGroup.objects.values_list("terms", flat=True))
        next(changes)()
        return found

    assert read() == []
    assert read() == ["quai\nappontement"]


def test_nothing_outlives_the_life_of_a_page(announced, terms, settings):
    settings.PAGE_CACHE_SECONDS = -1
    assert terms() == []
    with CaptureQueriesContext(transaction.get_connection()) as read:
        terms()
    assert len(read) == 1


@pytest.mark.parametrize("kind", ["off", "unwritable"])
def test_nothing_is_kept_where_changes_cannot_be_announced(settings, tmp_path, terms, kind):
    settings.PAGE_CACHE = "off" if kind == "off" else "file"
    # A folder cannot be appended to, not even by root.
    settings.PAGE_CACHE_FILE = tmp_path
    assert terms() == []
    with CaptureQueriesContext(transaction.get_connection()) as read:
        terms()
    assert len(read) == 1
