"""The breaker: what is refused, slow or wrong is left alone, tried again, and found when it is back."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.urls import reverse
from django.utils.translation import override

from search.breaker import PAUSES, Breaker, breaker
from search.elastic import health
from search.elastic.indexes import alias
from search.engines import database
from search.engines import elastic as elastic_engine
from search.engines.choice import Engine
from tests import factories

SIMPLER = "plus simples que d’habitude"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_after_a_failure_one_request_at_a_time_tries_again_within_half_a_minute():
    clock = Clock()
    tried = Breaker(clock)
    assert tried.may_ask()
    tried.failed("x")
    assert not tried.may_ask()
    waited = []
    for _ in range(8):
        start = clock.now
        while not tried.may_ask():
            clock.now += 0.5
        waited.append(clock.now - start)
        assert not tried.may_ask()  # The others wait for what that one finds.
        tried.failed("x")
    assert waited == sorted(waited)
    assert max(waited) <= 30
    assert len(PAUSES) > 3
    clock.now += 30
    assert tried.may_ask()
    tried.succeeded()
    assert tried.may_ask() and tried.may_ask()


def _fresh():
    breaker.succeeded()
    health.forget()


def search(client, words="quai", language="fr"):
    with override(language):
        address = reverse("search")
    start = time.monotonic()
    answer = client.get(address, {"q": words})
    return answer, time.monotonic() - start


@pytest.fixture
def case(db):
    return factories.practice(title="Un quai qui se branche", summary="Le quai.")


class Odd(BaseHTTPRequestHandler):
    """A server that answers what no Elasticsearch answers."""

    body, status, product = b"{}", 200, "Elasticsearch"

    def do_POST(self):
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        if self.product:
            self.send_header("X-Elastic-Product", self.product)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_PUT = do_POST  # noqa: N815

    def log_message(self, *args):
        pass


@pytest.fixture
def odd_server():
    """Return `serve(body, status, product)`: the address of a server that always answers so."""
    servers = []

    def serve(body=b"{}", status=200, product="Elasticsearch"):
        handler = type("Handler", (Odd,), {"body": body, "status": status, "product": product})
        server = HTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    "answer",
    [
        {"body": b"{}"},
        {"body": b"not json"},
        {"body": b"[]"},
        {"body": b'{"hits": {"hits": "none"}}'},
        {"status": 500, "body": b'{"error": "boom"}'},
        {"status": 404, "body": b'{"error": {"type": "index_not_found_exception"}}'},
        {"product": None, "body": b"{}"},
    ],
)
def test_a_wrong_answer_is_answered_by_the_database(client, case, settings, odd_server, answer):
    settings.ELASTICSEARCH = settings.ELASTICSEARCH | {"URL": [odd_server(**answer)]}
    _fresh()
    page, seconds = search(client)
    assert page.status_code == 200
    assert case.url_path in page.content.decode()
    assert SIMPLER in page.content.decode()
    assert seconds < 5


def test_a_server_that_refuses_costs_nothing(client, case, settings):
    settings.ELASTICSEARCH = settings.ELASTICSEARCH | {"URL": ["http://127.0.0.1:9"]}
    _fresh()
    page, _seconds = search(client)
    assert case.url_path in page.content.decode()
    assert SIMPLER in page.content.decode()


def test_a_server_that_never_answers_is_given_half_a_second_and_then_left_alone(client, case, settings):
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen()
        settings.ELASTICSEARCH = settings.ELASTICSEARCH | {"URL": [f"http://127.0.0.1:{hole.getsockname()[1]}"]}
        _fresh()
        page, first = search(client)
        assert case.url_path in page.content.decode()
        assert not breaker.is_closed
        page, second = search(client)
        assert SIMPLER in page.content.decode()
        assert second < first


@pytest.mark.elasticsearch
def test_an_index_of_other_code_is_never_asked(client, elastic, case):
    _fresh()
    elastic.indices.put_mapping(index=alias("fr"), meta={"signature": "of-other-code"})
    page, _seconds = search(client)
    assert SIMPLER in page.content.decode()
    assert client.get("/readyz").json()["dependencies"]["search"] == "degraded"


@pytest.mark.elasticsearch
def test_a_missing_index_and_its_return(client, elastic, case):
    from search.elastic.rebuild import rebuild

    for name in elastic.indices.get(index=f"{alias('fr')}*"):
        elastic.indices.delete(index=name)
    _fresh()
    page, _seconds = search(client)
    assert case.url_path in page.content.decode()
    assert SIMPLER in page.content.decode()
    rebuild()
    _fresh()
    page, _seconds = search(client)
    assert case.url_path in page.content.decode()
    assert SIMPLER not in page.content.decode()


@pytest.mark.django_db
def test_all_the_questions_of_one_page_share_the_half_second(settings, monkeypatch):
    given = []

    def slow(asked, patience):
        given.append(patience)
        time.sleep(0.2)
        return 3

    settings.ELASTICSEARCH = settings.ELASTICSEARCH | {"URL": ["http://127.0.0.1:9"]}
    _fresh()
    monkeypatch.setattr(health, "ensure_indexes", lambda patience: given.append(patience))
    monkeypatch.setattr(elastic_engine, "number_of", slow)
    monkeypatch.setattr(database, "number_of", lambda asked: 7)
    engine = Engine()
    assert [engine.number_of(None) for _ in range(4)] == [3, 3, 3, 7]
    assert given == sorted(given, reverse=True)
    assert 0 < given[-1] < 0.2
    assert breaker.is_closed  # It answered each time: the next reader asks it.
