"""The breaker: after a failure Elasticsearch is left alone for a while, and tried again by one request."""

import logging
import threading
import time

logger = logging.getLogger(__name__)
#: Seconds before each new trial; the last one repeats. A server that is back is found within half a minute.
PAUSES = (1, 2, 5, 10, 20)


class Breaker:
    """Whether a service may be asked, in one process; safe between threads."""

    def __init__(self, clock=time.monotonic):
        self._clock, self._lock = clock, threading.Lock()
        self._failures, self._until = 0, 0.0

    @property
    def is_closed(self):
        """Whether the service answered the last time."""
        return self._failures == 0

    def may_ask(self):
        """Return whether this request may ask: always while it works, one request at the end of each pause otherwise."""
        with self._lock:
            if self._failures == 0:
                return True
            now = self._clock()
            if now < self._until:
                return False
            self._until = now + self._pause()  # The others wait for what this one finds.
            return True

    def succeeded(self):
        with self._lock:
            was_open, self._failures = self._failures > 0, 0
        if was_open:
            logger.warning("Elasticsearch answers again.")

    def failed(self, error):
        with self._lock:
            self._failures += 1
            first = self._failures == 1
            self._until = self._clock() + self._pause()
        if first:
            logger.warning("Elasticsearch does not answer as it should (%s): the database does meanwhile.", error)

    def _pause(self):
        return PAUSES[min(max(self._failures, 1), len(PAUSES)) - 1]


breaker = Breaker()
