"""A real Elasticsearch for the tests that ask for it, with indexes of their own for each process and each test."""

import os

import pytest

from search.breaker import breaker
from search.elastic import health
from search.elastic.client import LONG_PATIENCE, client
from search.elastic.rebuild import rebuild


@pytest.fixture
def elasticsearch_settings(settings):
    """Name the node of `make services` and a prefix of this process; no index is made."""
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        pytest.fail("No Elasticsearch: `make test` starts one, or `make services` and export what it prints.")
    settings.ELASTICSEARCH = {
        "URL": url.split(","), "API_KEY": os.environ.get("ELASTICSEARCH_API_KEY"), "CA": os.environ.get("ELASTICSEARCH_CA"),
        "REPLICAS": 0, "PREFIX": f"portal-test-{os.getpid()}",
        # What the index answers is looked at, however busy the machine; what a slow one costs is tried in test_breaker.py.
        "PATIENCE": 30,
    }  # fmt: skip
    _start_anew()
    yield settings.ELASTICSEARCH
    _start_anew()


@pytest.fixture
def elastic(elasticsearch_settings, db):
    """Give the indexes of the documents there are; removed at the end. Returns the client."""
    server = client(LONG_PATIENCE)
    rebuild()
    yield server
    for name in server.indices.get(index=f"{elasticsearch_settings['PREFIX']}-*"):
        server.indices.delete(index=name, ignore_unavailable=True)


def _start_anew():
    """Forget what this process learned of a server: another test may have stopped it."""
    breaker.succeeded()
    health.forget()
