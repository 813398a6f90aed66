"""Real workers: gunicorn processes on the test database, each with a memory of its own and the same generation."""

import http.client
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from tools.ports import free_port, is_taken

ROOT = Path(__file__).resolve().parents[2]
HOST = "testserver"


@dataclass
class Answer:
    """What a worker answered: `status`, `body`, whether it came from its memory (`kept`), and where it sends (`location`)."""

    status: int
    body: bytes
    location: str
    kept: bool

    def same_as(self, response):
        """Return whether a freshly rendered response says the same, byte for byte."""
        return (self.status, self.location, self.body) == (
            response.status_code,
            response.headers.get("Location", ""),
            response.content,
        )


class Worker:
    """One gunicorn process; `get` asks it a page as a visitor or with a session's cookie."""

    def __init__(self, generation):
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "portal.wsgi", "--workers", "1", "--bind", f"127.0.0.1:{self.port}", "--log-level", "error"],
            cwd=ROOT,
            env=os.environ | {
                "DJANGO_SETTINGS_MODULE": "tests.exactness.settings", "PAGE_CACHE_FILE": str(generation),
                "PORTAL_VAR_DIR": str(settings.VAR_DIR), "DATABASE_URL": _database_url(), "LOG_LEVEL": "ERROR",
            },
        )  # fmt: skip

    def wait(self):
        """Wait until it answers. Raises `RuntimeError` when it does not start."""
        limit = time.monotonic() + 60
        while not is_taken(self.port):
            if self.process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError("A worker of the page cache's test does not start.")
            time.sleep(0.1)

    def get(self, address, cookie=""):
        """Return the `Answer` at `address`."""
        response, body = self._ask("GET", address, headers={"Cookie": cookie} if cookie else {})
        hit = "hit" in response.headers.get("Cache-Status", "")
        return Answer(response.status, body, response.headers.get("Location", ""), hit)

    def memory(self, marks):
        """Return how many pages it keeps, and how many of them hold one of `marks`, as {"pages", "private"}."""
        _response, body = self._ask("POST", "/kept/", body=json.dumps(marks))
        return json.loads(body)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)

    def _ask(self, method, address, body=None, headers=None):
        opened = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            opened.request(method, address, body=body, headers={"Host": HOST, **(headers or {})})
            response = opened.getresponse()
            return response, response.read()
        finally:
            opened.close()


def _database_url():
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    user = f"{found['USER']}:{found['PASSWORD']}@" if found["USER"] else ""
    host = found["HOST"].replace("/", "%2F")
    return f"postgres://{user}{host}{':' + str(found['PORT']) if found['PORT'] else ''}/{found['NAME']}"
