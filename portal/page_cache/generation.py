"""The number that grows with every change of what readers see, read by every process before it renders a page."""

import logging
import os
import time
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.utils.functional import cached_property

logger = logging.getLogger(__name__)


class FileGeneration:
    """For one machine: the size of a file that each change appends a byte to.

    Its time of change is too coarse to tell two changes apart. A file made anew has another inode.
    """

    def __init__(self, path):
        self.path = str(path)

    def read(self):
        """Return the current generation, or None when it cannot be known, so that nothing is kept."""
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_ino, found.st_size

    def grow(self):
        """Make every process forget what it kept. Raises `OSError` when the file cannot be written."""
        opened = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o664)
        try:
            os.write(opened, b".")
        finally:
            os.close(opened)

    def is_writable(self):
        """Say whether this process can announce its own changes; if not, it must not trust what it keeps."""
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.close(os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o664))
        except OSError:
            return False
        return True


class SharedGeneration:
    """For several machines: a counter in the Redis or Valkey of `CACHE_URL`."""

    KEY = "portal-page-cache-generation"

    @cached_property
    def cache(self):
        return caches["default"]

    def read(self):
        """Return the current generation, or None when the server does not answer, so that nothing is kept."""
        try:
            found = self.cache.get(self.KEY)
            if found is None:
                # A counter that was lost must not come back to a number it had: it starts from the clock.
                self.cache.add(self.KEY, time.time_ns(), timeout=None)
                found = self.cache.get(self.KEY)
        except Exception:  # noqa: BLE001  (each client has its own errors; pages are then rendered, never refused)
            return None
        return found

    def grow(self):
        """Make every process on every machine forget what it kept."""
        if self.cache.add(self.KEY, time.time_ns(), timeout=None):
            return
        self.cache.incr(self.KEY)

    def is_writable(self):
        """The server answers or it does not: `read` says so each time."""
        return True


def chosen():
    """Return the generation that `PAGE_CACHE` asks for ("file" or "shared"), or None when it is "off"."""
    if settings.PAGE_CACHE == "off":
        return None
    return SharedGeneration() if settings.PAGE_CACHE == "shared" else FileGeneration(settings.PAGE_CACHE_FILE)


def announce():
    """Tell every process that readers may now see something else; called after the commit.

    A failure is logged and shown in /readyz: what other processes kept then lives until its short lifetime ends.
    """
    generation = chosen()
    if generation is None:
        return
    try:
        generation.grow()
    except Exception:
        logger.exception(
            "The page cache could not be told of a change: pages may be old for %s s.", settings.PAGE_CACHE_SECONDS
        )
