"""The outbox: every change reaches Elasticsearch, once and in order; nothing is lost, nothing is private meanwhile."""

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from elasticsearch import ConnectionError as ElasticConnectionError
from wagtail.models import Page

from practices.models import PracticeIndexPage
from search import documents, outbox
from search.analysis import analyse_again
from search.elastic import checking, sending
from search.elastic.indexes import alias
from search.elastic.rebuild import rebuild
from search.models import SearchChange, SearchDocument, SearchEntry
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


def held(server, language="fr"):
    """What the index of a language holds: {page id: title}."""
    server.indices.refresh(index=alias(language))
    found = server.search(index=alias(language), size=500, query={"bool": {"must_not": {"term": {"type": "gone"}}}})
    return {int(hit["_id"]): hit["_source"]["title"] for hit in found["hits"]["hits"]}


def test_each_change_waits_in_the_outbox_and_reaches_the_index(elastic):
    page = factories.practice(title="Un quai de bois")
    assert SearchChange.objects.filter(page_id=page.pk).exists()
    outbox.send_all()
    assert held(elastic)[page.pk] == "Un quai de bois"
    assert list(SearchChange.objects.values()) == []
    page.title = "Un quai de pierre"
    page.save_revision().publish()
    outbox.send_all()
    assert held(elastic)[page.pk] == "Un quai de pierre"
    page.unpublish()
    outbox.send_all()
    assert page.pk not in held(elastic)
    assert list(checking.differences()) == []


@pytest.mark.parametrize(
    ("change", "narrows"),
    [
        (lambda page: SearchDocument.objects.filter(pk=page.pk).update(summary="Autre"), False),
        (lambda page: SearchDocument.objects.filter(pk=page.pk).delete(), True),
        (lambda page: Page.objects.filter(pk=page.pk).update(live=False), True),
        (lambda page: Page.objects.get(pk=page.pk).delete(), True),
        (lambda page: Page.objects.get(pk=page.pk).move(factories.practice_section("Ailleurs", "ailleurs"), "last-child"), True),
    ],
)  # fmt: skip
def test_the_database_notes_every_way_of_changing(change, narrows):
    page = factories.practice()
    SearchChange.objects.all().delete()
    change(page)
    assert SearchChange.objects.filter(page_id=page.pk, narrows=narrows).exists()


def test_words_written_again_for_the_database_engine_are_no_change():
    page = factories.practice(title="Un quai")
    SearchEntry.objects.filter(pk=page.pk).update(title_words="ancien")
    SearchChange.objects.all().delete()
    assert analyse_again() > 0
    assert SearchEntry.objects.get(pk=page.pk).title_words == "quai"
    assert not SearchChange.objects.exists()


def test_what_is_below_a_page_that_moves_is_noted_too():
    section = factories.practice_section("Section", "section")
    page = factories.practice(parent=section)
    SearchChange.objects.all().delete()
    Page.objects.get(pk=section.pk).move(factories.section(PracticeIndexPage), "last-child")
    assert SearchChange.objects.filter(page_id=page.pk, narrows=True).exists()


def test_the_audience_of_a_file_is_noted_with_the_pages_that_use_it():
    document = factories.document(audience="public")
    page = factories.practice(context=f'<p><a linktype="document" id="{document.pk}">étude</a></p>')
    SearchChange.objects.all().delete()
    document.audience = "members"
    document.save()
    assert SearchChange.objects.filter(page_id=page.pk, narrows=True).exists()


def test_an_older_state_never_replaces_a_newer_one(elastic):
    page = factories.practice(title="Premier état")
    late = outbox.version()
    sent_late = list(outbox.actions([page.pk], late, lambda language: [alias(language)]))
    page.title = "Second état"
    page.save_revision().publish()
    outbox.send_all()
    body = [part for action in sent_late for part in _as_bulk(action)]
    answer = elastic.bulk(operations=body, require_alias=True)
    assert [item["index"]["status"] for item in answer["items"]] == [409]
    assert held(elastic)[page.pk] == "Second état"


def _as_bulk(action):
    head = {
        "index": {
            "_index": action["_index"],
            "_id": action["_id"],
            "version": action["version"],
            "version_type": "external_gte",
        }
    }
    return head, action["_source"]


def test_a_server_that_is_away_loses_nothing(elastic, settings, elasticsearch_settings):
    settings.ELASTICSEARCH = elasticsearch_settings | {"URL": ["http://127.0.0.1:9"]}
    page = factories.practice(title="Écrit pendant la panne")
    assert outbox.send_all() == 0
    row = SearchChange.objects.filter(page_id=page.pk).first()
    assert row.tries == 1
    assert row.next_try_at is not None
    assert not row.is_set_aside
    for _ in range(8):  # However long it lasts, the page is not at fault.
        SearchChange.objects.update(next_try_at=None)
        outbox.send_all()
    assert not SearchChange.objects.filter(is_set_aside=True).exists()
    settings.ELASTICSEARCH = elasticsearch_settings
    SearchChange.objects.update(next_try_at=None)
    outbox.send_all()
    assert held(elastic)[page.pk] == "Écrit pendant la panne"
    assert list(checking.differences()) == []


def test_the_pauses_grow(elastic, settings, elasticsearch_settings):
    settings.ELASTICSEARCH = elasticsearch_settings | {"URL": ["http://127.0.0.1:9"]}
    factories.practice()
    pauses = []
    for _ in range(4):
        SearchChange.objects.update(next_try_at=None)
        before = outbox.timezone.now()
        outbox.send_all()
        pauses.append((SearchChange.objects.first().next_try_at - before).total_seconds())
    assert pauses == sorted(pauses)
    assert pauses[-1] > 2 * pauses[0]


def test_a_page_that_is_refused_is_set_aside_and_the_others_go(elastic, monkeypatch):
    poison, good = factories.practice(title="Poison"), factories.practice(title="Bonne page")
    truly = sending.sources

    def sources(ids):
        found = truly(ids)
        if poison.pk in found:
            found[poison.pk][1]["not_in_the_mapping"] = "x"
        return found

    monkeypatch.setattr(outbox, "sources", sources)
    for _ in range(outbox.MOST_TRIES + 1):
        SearchChange.objects.update(next_try_at=None)
        outbox.send_all()
    assert held(elastic).get(good.pk) == "Bonne page"
    rows = SearchChange.objects.all()
    assert {row.page_id for row in rows} == {poison.pk}
    assert all(row.is_set_aside and "strict" in row.problem for row in rows)
    body = Client().get("/readyz").json()
    assert body["dependencies"]["search"] == "degraded"
    monkeypatch.undo()
    rebuild()  # Whoever mended the page rebuilds, or publishes it again.
    assert held(elastic)[poison.pk] == "Poison"


def test_a_full_disk_is_waited_for(elastic, elasticsearch_settings):
    page = factories.practice(title="Disque plein")
    elastic.indices.put_settings(index=alias("fr"), settings={"index.blocks.read_only_allow_delete": True})
    for _ in range(outbox.MOST_TRIES + 1):
        SearchChange.objects.update(next_try_at=None)
        outbox.send_all()
    assert SearchChange.objects.filter(page_id=page.pk, is_set_aside=False).exists()
    assert not SearchChange.objects.filter(is_set_aside=True).exists()
    assert Client().get("/readyz").json()["dependencies"]["search"] == "degraded"
    elastic.indices.put_settings(index=alias("fr"), settings={"index.blocks.read_only_allow_delete": None})
    SearchChange.objects.update(next_try_at=None)
    outbox.send_all()
    assert held(elastic)[page.pk] == "Disque plein"
    assert Client().get("/readyz").json()["dependencies"]["search"] == "ok"


def test_without_elasticsearch_the_outbox_stays_empty():
    page = factories.practice()
    outbox.send_all()
    assert not SearchChange.objects.filter(page_id=page.pk).exists()


def test_no_save_waits_for_elasticsearch(elastic, monkeypatch):
    def refuse(*args, **kwargs):
        raise ElasticConnectionError("no")

    monkeypatch.setattr("elasticsearch.Elasticsearch.perform_request", refuse)
    page = factories.practice(title="Publié sans elle")
    documents.write(page)
    assert SearchDocument.objects.filter(pk=page.pk, title="Publié sans elle").exists()
    monkeypatch.undo()


def test_however_long_the_server_is_away_one_call_waits_for_it(elastic, settings, elasticsearch_settings):
    settings.ELASTICSEARCH = elasticsearch_settings | {"URL": ["http://127.0.0.1:9"]}
    DBTaskResult.objects.all().delete()
    for _ in range(5):
        factories.practice()
        outbox.carry.func()
        outbox.call()
        outbox.call()
    waiting = DBTaskResult.objects.filter(task_path=outbox.carry.module_path)
    assert waiting.count() == 2
    assert waiting.filter(pk__in=DBTaskResult.objects.ready().values("pk")).count() == 1
