"""What one process keeps: bounded, of one generation, rendered by one thread."""

import threading
import time

from portal.page_cache.store import Entry, Store

FOREVER = time.time() + 3600


def entry(content=b"page", ends=FOREVER):
    return Entry.of(content, [("Content-Type", "text/html")], ends)


def opened(limit=1_000_000, generation=1):
    store = Store(limit)
    store.get(generation, "nothing", time.time())
    return store


def test_what_is_kept_is_forgotten_when_the_generation_grows():
    store = opened()
    store.put(1, "/fr/", entry())
    assert store.get(1, "/fr/", time.time()) is not None
    assert store.get(2, "/fr/", time.time()) is None
    assert store.get(1, "/fr/", time.time()) is None
    assert store.size == 0


def test_a_page_rendered_before_a_change_is_not_kept_after_it():
    store = opened()
    store.get(2, "/fr/", time.time())
    store.put(1, "/fr/", entry(b"old"))
    assert store.get(2, "/fr/", time.time()) is None


def test_an_entry_ends_at_its_time():
    store = opened()
    store.put(1, "/fr/", entry(ends=time.time() - 1))
    assert store.get(1, "/fr/", time.time()) is None
    assert store.size == 0


def test_the_least_read_pages_go_first_when_the_memory_is_full():
    one = entry().size_under("a")
    store = opened(limit=3 * one)
    for name in "abc":
        store.put(1, name, entry())
    store.get(1, "a", time.time())
    store.put(1, "d", entry())
    assert [name for name in "abcd" if store.get(1, name, time.time())] == ["a", "c", "d"]
    assert store.size == 3 * one


def test_a_page_larger_than_the_memory_is_not_kept():
    store = opened(limit=1000)
    store.put(1, "a", entry(bytes(range(256)) * 20))
    assert store.get(1, "a", time.time()) is None


def test_the_lock_of_an_address_is_shared_and_goes_with_its_last_thread():
    store = opened()
    assert store.turn("/fr/") is store.turn("/fr/")
    assert store.turn("/en/") is not store.turn("/fr/")
    for address in ("/fr/", "/fr/", "/fr/", "/en/"):
        store.leave(address)
    assert store.rendering == {}


def test_the_same_content_has_the_same_bytes_and_digest_on_every_worker():
    first, second = entry(b"x" * 5000), entry(b"x" * 5000)
    assert (first.body, first.digest) == (second.body, second.digest)
    assert entry(b"y").digest != first.digest


def test_many_threads_leave_the_store_whole():
    store = opened(limit=20 * entry().size_under("0-0"))

    def work(number):
        for turn in range(300):
            store.put(1, f"{number}-{turn % 7}", entry())
            store.get(1, f"{number}-{turn % 5}", time.time())

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.size == sum(kept.size_under(key) for key, kept in store.entries.items()) <= store.limit


def test_a_long_key_weighs_what_it_is():
    assert entry().size_under("h" * 8000) - entry().size_under("h") > 15_000


def test_what_was_not_to_be_kept_is_remembered_until_something_changes():
    store = opened()
    store.let_pass(1, "/fr/inconnue/")
    assert store.passes(1, "/fr/inconnue/")
    store.get(2, "/fr/", time.time())
    assert not store.passes(2, "/fr/inconnue/")
