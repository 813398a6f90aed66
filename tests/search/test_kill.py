"""The node and the rebuild killed under the portal's feet: no reader sees an error, and nothing is lost."""

import threading
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from search import analysis, outbox, swap
from search.breaker import breaker
from search.elastic import checking, client, rebuild
from search.elastic.indexes import alias
from search.models import SearchChange, SearchDocument, SearchEntry
from tests import factories
from tests.search.asking import found
from tools import elasticsearch

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.elasticsearch]
SIMPLER = "plus simples que d’habitude"
MOST_SECONDS = 60


@pytest.fixture
def own_node(elasticsearch_settings, settings):
    """A node that may be killed: this checkout's own, also where another was named."""
    url = elasticsearch.start()
    own = {"URL": [url], "API_KEY": elasticsearch.api_key(), "CA": None, "PATIENCE": 0.5}
    settings.ELASTICSEARCH = elasticsearch_settings | own
    yield elasticsearch
    elasticsearch.start()
    server = client.client(client.LONG_PATIENCE)
    for name in server.indices.get(index=f"{settings.ELASTICSEARCH['PREFIX']}-*"):
        server.indices.delete(index=name, ignore_unavailable=True)


@pytest.fixture
def cases(db):
    return [factories.practice(title=f"Quai numéro {number}", summary="Un quai.") for number in range(20)]


def edit(page, number):
    page.title = f"Quai refait {number}"
    page.save_revision().publish()


def settle():
    """Send what waits, as the worker does, for at most a minute; return the differences that are left."""
    limit = time.monotonic() + MOST_SECONDS
    while time.monotonic() < limit:
        outbox.send_all()
        if not SearchChange.objects.exists():
            break
        time.sleep(0.5)
    return list(checking.differences())


def test_the_node_is_killed_during_searches_and_edits_and_comes_back(own_node, cases, client):
    rebuild.rebuild()
    answers, simpler, back = [], 0, None
    for number in range(200):
        if number == 60:
            own_node.kill()
        if number == 130:
            back = threading.Thread(target=own_node.start)
            back.start()
        answer = client.get(reverse("search"), {"q": "quai"})
        answers.append((answer.status_code, "Quai" in answer.content.decode()))
        simpler += SIMPLER in answer.content.decode()
        if number % 2:
            edit(cases[number % 20], number)
            outbox.send_all()
    back.join()
    assert set(answers) == {(200, True)}
    assert simpler > 0
    assert settle() == []
    limit = time.monotonic() + 30
    while SIMPLER in client.get(reverse("search"), {"q": "quai"}).content.decode():
        assert time.monotonic() < limit, "The breaker did not close by itself within half a minute."
        time.sleep(0.5)


class Killed(BaseException):
    """The process ends here: nothing of the rebuild runs any more."""


@pytest.mark.parametrize("point", [1, 2, 3, 4, 5, 6, 8, 10, 12, 15])
def test_a_rebuild_is_killed_at_any_point(elastic, cases, client, monkeypatch, settings, point):
    rebuild.rebuild()
    requests = 0
    truly = type(elastic).perform_request

    def until_killed(self, *args, **kwargs):
        nonlocal requests
        requests += 1
        if requests == point:
            raise Killed
        return truly(self, *args, **kwargs)

    monkeypatch.setattr(type(elastic), "perform_request", until_killed)
    with pytest.raises(Killed):
        rebuild.rebuild()
    monkeypatch.undo()
    answer = client.get(reverse("search"), {"q": "quai"}).content.decode()
    assert "20 résultats" in answer
    assert SIMPLER not in answer
    edit(cases[0], point)
    assert settle() == []
    rebuild.rebuild()
    assert settle() == []
    names = set(elastic.indices.get(index=f"{settings.ELASTICSEARCH['PREFIX']}-*"))
    assert len(names) == 2, "A rebuild left an index behind."


def test_edits_during_a_rebuild_are_all_in_the_new_index(elastic, cases, monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH", 2)
    searches, started = [], threading.Event()
    working = threading.Event()
    working.set()

    def report(language, done, total):
        started.set()
        time.sleep(0.05)  # A large site takes its time.

    def build():
        try:
            rebuild.rebuild(report)
        finally:
            connection.close()
            working.clear()

    thread = threading.Thread(target=build)
    thread.start()
    started.wait(30)
    ids = [page.pk for page in cases]
    for number in range(300):
        SearchDocument.objects.filter(pk=ids[number % 20]).update(
            title=f"Quai du jour {number}", written_at=timezone.now()
        )
        outbox.send_all()
        result = elastic.search(index=alias("fr"), size=0, track_total_hits=True)
        searches.append(result["hits"]["total"]["value"])
    assert thread.is_alive() or not working.is_set()
    thread.join()
    assert min(searches) >= 20, "A search found an empty index."
    assert settle() == []
    assert breaker.is_closed


def test_pages_are_published_and_found_while_the_table_of_entries_changes_places(cases):
    """The database engine's own rebuild, again and again, beside somebody who publishes and somebody who searches."""
    failed, stop = [], threading.Event()

    def again(work):
        try:
            while not stop.is_set():
                work()
        except Exception as error:  # noqa: BLE001  (told below)
            failed.append(error)
        finally:
            connection.close()

    def search():
        assert len(found("quai")) == 20

    threads = [threading.Thread(target=again, args=(work,)) for work in (analysis.analyse_again, search)]
    for thread in threads:
        thread.start()
    for number in range(60):
        page = Page.objects.get(pk=cases[number % 20].pk).specific
        page.title = f"Quai du jour {number}"
        page.save_revision().publish()
    stop.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert list(analysis.different()) == []
    assert found("59") == ["Quai du jour 59"]


def test_entries_that_somebody_reads_for_long_stay_and_the_command_says_so(cases, monkeypatch):
    monkeypatch.setattr(swap, "PATIENCE", 0.1)
    monkeypatch.setattr(swap, "PAUSE", 0)
    read, done = threading.Event(), threading.Event()

    def copy():
        with transaction.atomic():
            len(SearchEntry.objects.all())
            read.set()
            done.wait(30)
        connection.close()

    thread = threading.Thread(target=copy)
    thread.start()
    read.wait(30)
    before = len(found("quai"))
    with pytest.raises(CommandError, match="in use"):
        call_command("search_rebuild", engine="database", stdout=StringIO())
    assert len(found("quai")) == before == 20
    done.set()
    thread.join()
    call_command("search_rebuild", engine="database", stdout=StringIO())
    assert list(analysis.different()) == []
