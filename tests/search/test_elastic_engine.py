"""Elasticsearch answers as the database engine does: the same promises, kept by the other engine."""

from types import SimpleNamespace

import pytest

from search import outbox
from search.elastic.indexes import alias
from search.engines import elastic as engine
from search.models import SearchChange
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
