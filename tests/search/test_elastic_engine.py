"""Elasticsearch answers as the database engine does: the same promises, kept by the other engine."""

import os
from datetime import date
from types import SimpleNamespace

import pytest

from search import outbox
from search.elastic import asking as questions
from search.elastic import client as connections
from search.elastic.indexes import alias
from search.engines import elastic as engine
from search.models import SearchChange
from tests import factories
from tests.news import build
from tests.publications.factories import publication
from tests.search import asking
from tests.search import test_database_engine as promises

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]
#: What is said of the database's own ways.
ITS_OWN = {"test_nothing_that_can_be_typed_breaks_the_database"}


@pytest.fixture(autouse=True)
def through_elasticsearch(elastic, monkeypatch):
    """Have the promises asked of Elasticsearch, once everything has reached it."""

    def settled(asked):
        outbox.send_all()
        assert not SearchChange.objects.exists()
        elastic.indices.refresh(index=f"{alias('fr')},{alias('en')}")
        return engine.answer(asked, patience=10)

    monkeypatch.setattr(asking, "database", SimpleNamespace(answer=settled))


for name, promise in vars(promises).items():
    is_fixture = type(promise).__name__ == "FixtureFunctionDefinition"
    if (name.startswith("test_") and name not in ITS_OWN) or is_fixture:
        globals()[name] = promise


def test_words_side_by_side_come_before_words_apart():
    promises.case("Ensemble", text=f"{promises.LONG} Une digue de bois.")
    promises.case("Ailleurs", text="Du bois, et du bois. Bien plus loin, encore une digue.")
    assert asking.found("digue bois") == ["Ensemble", "Ailleurs"]


def test_what_lasts_comes_before_news_that_says_the_same():
    build.article(title="Une rade", lead="La rade.", date=date(2026, 1, 1))
    factories.member_page(title="Une rade")
    assert asking.found("rade") == ["Une rade", "Une rade"]
    first, second = asking.answer("rade").hits
    assert (first.date, second.date) == (None, date(2026, 1, 1))


def test_among_what_only_comes_near_more_of_the_words_come_first_be_they_in_a_file():
    promises.case("Une rade et une rade", summary="La rade. La rade.")
    study = publication(title="Une étude", files=[asking.readable("Une rade, et sa digue.")])
    promises.case("Sans rien", summary="Une digue.")
    assert asking.found("rade digue zzyzx")[0] == study.title


def test_a_chosen_key_is_counted_however_rare_it_is(monkeypatch):
    monkeypatch.setattr(questions, "CHOICES", 1)
    for year in (2020, 2020, 2021):
        build.article(title="Une rade", date=date(year, 5, 1))
    assert asking.answer("rade").counts["year"] == {"2020": 2}
    assert asking.answer("rade", chosen={"year": ["2021"]}).counts["year"] == {"2020": 2, "2021": 1}


def test_a_process_that_forks_shares_no_connection():
    connections.client(5)
    child = os.fork()
    if not child:
        os._exit(connections._client.cache_info().currsize)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert connections._client.cache_info().currsize > 0
