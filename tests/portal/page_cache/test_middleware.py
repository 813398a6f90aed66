"""What a visitor gets from the page cache, and what is never kept. Each client is a worker with a memory of its own."""

import gzip
import threading
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.models import Theme
from portal.page_cache import middleware
from search.models import QueryCount
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker(settings, tmp_path):
    """Return a function that gives a client with the page cache on; all share one generation."""
    settings.PAGE_CACHE = "file"
    settings.PAGE_CACHE_FILE = tmp_path / "generation"
    return Client


def status(response):
    return response.headers.get("Cache-Status", "")


def warm(client, address):
    client.get(address)
    response = client.get(address)
    assert status(response) == "portal; hit"
    return response


def test_the_second_visitor_costs_no_query_and_reads_the_same_bytes(worker, django_assert_num_queries):
    client = worker()
    first = client.get("/fr/")
    with django_assert_num_queries(0):
        second = Client.get(client, "/fr/")
    assert status(second) == "portal; hit"
    assert second.content == first.content


@pytest.mark.parametrize(
    "address",
    ["/fr/", "/en/", "/fr/bonnes-pratiques/", "/fr/rejoindre/", "/fr/nous-ecrire/", "/sitemap.xml", "/robots.txt"],
)
def test_every_kind_of_address_that_is_for_everyone_is_kept(worker, address):
    warm(worker(), address)


def test_a_change_is_seen_by_every_worker_at_the_next_request(worker):
    page = factories.practice(title="Avant")
    workers = [worker(), worker()]
    for client in workers:
        assert "Avant" in warm(client, page.url_path).text
    page.title = "Après"
    page.save_revision().publish()
    for client in workers:
        assert "Après" in client.get(page.url_path).text


def test_an_update_without_any_signal_is_seen_too(worker):
    client = worker()
    page = factories.practice(main_theme=Theme.objects.get(number=1))
    warm(client, page.url_path)
    Theme.objects.filter(number=1).update(label_fr="Quais de demain")
    assert "Quais de demain" in client.get(page.url_path).text


def test_an_etag_answers_304_until_the_page_changes(worker):
    client = worker()
    page = factories.practice(title="Avant")
    etag = warm(client, page.url_path).headers["ETag"]
    answer = client.get(page.url_path, headers={"if-none-match": etag})
    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", etag)
    assert client.get(page.url_path, headers={"if-none-match": '"other", W/' + etag}).status_code == 304
    page.title = "Après"
    page.save_revision().publish()
    changed = client.get(page.url_path, headers={"if-none-match": etag})
    assert changed.status_code == 200 and changed.headers["ETag"] != etag


def test_compressed_for_those_who_read_gzip_with_an_etag_of_its_own(worker):
    client = worker()
    plain = warm(client, "/fr/")
    zipped = client.get("/fr/", headers={"accept-encoding": "gzip"})
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped.headers["ETag"] != plain.headers["ETag"]
    assert zipped.headers["Vary"] == plain.headers["Vary"]
    assert {"Accept-Encoding", "Cookie"} <= set(plain.headers["Vary"].split(", "))
    assert "no-cache" in plain.headers["Cache-Control"]


def test_head_is_answered_without_a_body(worker):
    client = worker()
    length = warm(client, "/fr/").headers["Content-Length"]
    answer = client.head("/fr/")
    assert (status(answer), answer.content, answer.headers["Content-Length"]) == ("portal; hit", b"", length)


def test_a_person_is_never_answered_from_it_and_never_fills_it(worker):
    client, visitor = worker(), worker()
    user = factories.in_role("editor")
    client.force_login(user)
    for _ in range(2):
        response = client.get("/fr/")
        assert status(response) == ""
        assert "no-store" in response.headers["Cache-Control"]
    client.cookies.clear()
    assert status(client.get("/fr/")) == "portal; fwd=miss; stored"
    assert user.first_name not in visitor.get("/fr/").text


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=abc"}, {"cookie": "messages=abc"}, {"authorization": "Basic YTpi"}]
)
def test_who_sends_a_session_or_credentials_passes_by(worker, headers):
    client = worker()
    warm(client, "/fr/")
    assert status(client.get("/fr/", headers=headers)) == ""


def test_any_cookie_keeps_an_answer_out(worker):
    client = worker()
    assert status(client.get("/fr/", headers={"cookie": "other=abc"})) == ""
    warm(client, "/fr/")
    assert status(client.get("/fr/", headers={"cookie": "other=abc"})) == "portal; hit"


def test_private_missing_and_refused_pages_are_not_kept(worker):
    client = worker()
    page = factories.practice(title="Réservée")
    warm(client, page.url_path)
    factories.restrict(page, "members")
    for _ in range(2):
        assert client.get(page.url_path).status_code == 403
        assert client.get("/fr/inconnue/").status_code == 404
    answers = [client.get(address) for address in (page.url_path, "/fr/inconnue/", "/fr/compte/connexion/", "/")]
    assert [status(answer) for answer in answers] == ["", "", "", ""]


def test_names_a_page_does_not_read_are_not_kept_and_tracking_is_taken_off(worker):
    client = worker()
    warm(client, "/fr/bonnes-pratiques/?page=1")
    assert status(client.get("/fr/bonnes-pratiques/?autre=1")) == ""
    assert status(client.get("/fr/bonnes-pratiques/?page=1&utm_source=lettre&fbclid=x")) == "portal; hit"
    assert "utm_source" not in client.get("/fr/bonnes-pratiques/?autre=1&utm_source=lettre").text
    assert status(client.get("/fr/bonnes-pratiques/?page=" + "1" * 500)) == ""


@pytest.mark.parametrize(
    "query", ["page=777777777", "page=x", "theme=nonsense", "&&&", "page=1&&", "theme=nonsense&page=1", "p%61ge=1"]
)
def test_a_query_is_kept_only_in_its_plain_form_and_when_all_of_it_was_read(worker, query):
    client = worker()
    for _ in range(2):
        answer = client.get("/fr/bonnes-pratiques/?" + query)
        assert (answer.status_code, status(answer)) == (200, "")
    assert status(client.get("/fr/rejoindre/?" + query)) == ""
    assert status(client.get("/sitemap.xml?" + query)) == ""


def test_a_filter_and_a_page_are_kept(worker):
    for number in range(26):
        factories.practice(title=f"Cas {number}", slug=f"cas-{number}", main_theme=Theme.objects.get(number=1))
    theme = Theme.objects.get(number=1).key
    client = worker()
    for query in (f"theme={theme}", "page=2", f"theme={theme}&page=2", f"theme={theme}&country=CA"):
        warm(client, "/fr/bonnes-pratiques/?" + query)


@pytest.mark.parametrize("charset", ["utf-16", "utf_8_sig", "latin-1"])
def test_the_encoding_that_a_visitor_names_changes_nothing_for_others(worker, charset):
    client = worker()
    answer = client.get("/fr/bonnes-pratiques/?country=CA", headers={"content-type": f"text/plain; charset={charset}"})
    assert status(answer) == ""
    assert "%EF%BB%BF" not in client.get("/fr/bonnes-pratiques/?country=CA").text


@pytest.mark.parametrize(
    ("accepted", "zipped"),
    [("gzip;q=0", False), ("gzip; q=0.0, br", False), ("br, gzip;q=0.5", True), ("gzip", True), ("identity", False)],
)
def test_gzip_for_those_who_take_it(worker, accepted, zipped):
    client = worker()
    warm(client, "/fr/")
    assert ("Content-Encoding" in client.get("/fr/", headers={"accept-encoding": accepted}).headers) is zipped


def test_nobody_waits_for_what_is_not_kept(worker, monkeypatch):
    client = worker()
    client.get("/fr/inconnue/")

    def never(self, key):
        raise AssertionError("waited")

    monkeypatch.setattr(middleware.Store, "turn", never)
    assert client.get("/fr/inconnue/").status_code == 404


def test_hosts_are_kept_apart(worker):
    client = worker()
    warm(client, "/fr/")
    assert status(client.get("/fr/", headers={"host": "127.0.0.1"})) == "portal; fwd=miss; stored"
    assert client.get("/fr/", headers={"host": "elsewhere.example"}).status_code == 400


def test_what_is_kept_ends_with_the_office_s_day(worker, monkeypatch):
    client = worker()
    warm(client, "/fr/")
    tomorrow = datetime.combine(timezone.localdate() + timedelta(days=1), datetime.min.time())
    midnight = timezone.make_aware(tomorrow).timestamp()
    assert middleware._midnight() == midnight
    monkeypatch.setattr(middleware.settings, "PAGE_CACHE_SECONDS", 10**6, raising=False)
    real = middleware.time.time
    monkeypatch.setattr(middleware.time, "time", lambda: midnight + 1)
    assert status(client.get("/fr/")) != "portal; hit"
    monkeypatch.setattr(middleware.time, "time", real)


def test_many_at_once_on_a_cold_page_render_it_once(worker, monkeypatch):
    client = worker()
    client.get("/fr/inconnue/")
    rendered = []
    real = middleware.PageCacheMiddleware._render

    def counted(self, request, generation, key):
        rendered.append(key)
        return real(self, request, generation, key)

    monkeypatch.setattr(middleware.PageCacheMiddleware, "_render", counted)
    answers = []

    def visit():
        from django.db import connections

        mine = Client()
        mine.handler = client.handler
        answers.append(mine.get("/fr/").status_code)
        connections.close_all()

    threads = [threading.Thread(target=visit) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 12
    assert len(rendered) == 1


def test_a_cache_that_cannot_announce_changes_keeps_nothing(worker, settings, tmp_path):
    settings.PAGE_CACHE_FILE = tmp_path
    client = worker()
    assert [status(client.get("/fr/")) for _ in range(2)] == ["", ""]
    assert client.get("/readyz").json()["dependencies"]["page_cache"] == "degraded"


def test_several_machines_share_a_counter(worker, settings):
    settings.PAGE_CACHE = "shared"
    page = factories.practice(title="Avant")
    workers = [worker(), worker()]
    for client in workers:
        warm(client, page.url_path)
    page.title = "Après"
    page.save_revision().publish()
    for client in workers:
        assert "Après" in client.get(page.url_path).text


def test_nothing_is_asked_of_the_database_for_a_304(worker):
    from django.db import connection

    client = worker()
    etag = warm(client, "/fr/").headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/fr/", headers={"if-none-match": etag}).status_code == 304
    assert len(queries) == 0


def test_a_search_is_counted_and_leaves_what_is_kept(worker, django_assert_num_queries):
    page = factories.practice(title="Un quai")
    client = worker()
    warm(client, page.url_path)
    assert client.get("/fr/recherche/", {"q": "quai"}).status_code == 200
    assert QueryCount.objects.get().searches == 1
    with django_assert_num_queries(0):
        assert status(client.get(page.url_path)) == "portal; hit"
