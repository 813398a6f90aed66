"""The pages one process keeps: compressed bytes with their headers, least recently used first to go."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

#: Compressing once for many readers is worth a little more time than compressing for one.
LEVEL = 6
#: Addresses remembered as not to be kept.
MOST_PASSING = 10_000


@dataclass(frozen=True)
class Entry:
    """One kept response: gzipped `body`, `headers` as (name, value) pairs, `digest` for its ETag, and when it ends (epoch seconds)."""

    body: bytes
    headers: tuple
    digest: str
    ends: float

    def size_under(self, key):
        """Memory it takes, in bytes, nearly: the body, its key (twice, for its own bytes) and a kilobyte of headers."""
        return len(self.body) + 2 * len(repr(key)) + 1024

    @classmethod
    def of(cls, content, headers, ends):
        """Return the entry of a response's bytes and headers."""
        # No time stamp in the gzip header: the same content is the same bytes on every worker.
        body = gzip.compress(content, LEVEL, mtime=0)
        return cls(body, tuple(headers), hashlib.sha256(content).hexdigest()[:32], ends)


class Store:
    """Entries of the current generation only, at most `limit` bytes of them. Safe to use from several threads."""

    def __init__(self, limit):
        self.limit, self.size, self.generation = limit, 0, None
        self.entries = OrderedDict()
        self.passing, self.rendering = set(), {}
        self.lock = threading.Lock()

    def get(self, generation, key, now):
        """Return the entry kept under `key` in this generation that has not ended, or None."""
        with self.lock:
            if generation != self.generation:
                self._forget(generation)
                return None
            entry = self.entries.get(key)
            if entry is None:
                return None
            if entry.ends <= now:
                self._drop(key)
                return None
            self.entries.move_to_end(key)
            return entry

    def put(self, generation, key, entry):
        """Keep `entry`, rendered since `generation` was read; nothing when the generation has grown meanwhile."""
        if entry.size_under(key) > self.limit:
            return
        with self.lock:
            if generation != self.generation:
                return
            self._drop(key)
            self.entries[key] = entry
            self.size += entry.size_under(key)
            while self.size > self.limit:
                self._drop(next(iter(self.entries)))

    def let_pass(self, generation, key):
        """Remember that what `key` answers is not to be kept, so that nobody waits for it."""
        with self.lock:
            if generation == self.generation and len(self.passing) < MOST_PASSING:
                self.passing.add(key)

    def passes(self, generation, key):
        """Return whether the answer of `key` was not to be kept in this generation."""
        return generation == self.generation and key in self.passing

    def turn(self, key):
        """Return the lock under which one thread renders `key` while the others wait for what it keeps."""
        with self.lock:
            lock, waiting = self.rendering.get(key, (threading.Lock(), 0))
            self.rendering[key] = lock, waiting + 1
            return lock

    def leave(self, key):
        """Say that a thread no longer needs the lock of `key`."""
        with self.lock:
            lock, waiting = self.rendering[key]
            if waiting > 1:
                self.rendering[key] = lock, waiting - 1
            else:
                del self.rendering[key]

    def _drop(self, key):
        if entry := self.entries.pop(key, None):
            self.size -= entry.size_under(key)

    def _forget(self, generation):
        self.entries.clear()
        self.passing.clear()
        self.size, self.generation = 0, generation
