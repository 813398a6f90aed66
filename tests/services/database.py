"""The test database: a copy of one that was migrated and bootstrapped once, instead of all that in every run.

The migrated original is kept in the checkout's cache (a file on SQLite, a database on PostgreSQL) under a name that
stands for the locked packages and our migrations. Copying it takes less than a second; and a test that commits gets
its successor a fresh copy, so that rows made by migrations (the root page, locales) are always there.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections

from tools import cache, fingerprint

ROOT = Path(__file__).resolve().parents[2]
OURS = ("test_", "demo_", "unfinished_")


def make(name, folder):
    """Return a migrated and bootstrapped database of this process: `name`, on the server of DATABASE_URL or a file in `folder`."""
    url = os.environ.get("DATABASE_URL", "")
    name = f"{name}_{os.getpid()}"
    database = OnPostgreSQL(url, name) if url.startswith("postgres") else OnSQLite(Path(folder) / f"{name}.sqlite3")
    with (cache.folder("databases") / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        database.make_original()
    database.renew()
    return database


def use(folder):
    """Return the test database of this process, made the default of Django; `folder` is for its files."""
    database = make("test", folder)
    connections["default"].settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database.name
    return database


def _prepare(url):
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    for command in ("migrate", "bootstrap"):
        subprocess.run(
            [sys.executable, "-m", "django", command, "--verbosity", "0"], cwd=ROOT, env=environment, check=True
        )


class OnSQLite:
    """A file, copied from a file."""

    def __init__(self, path):
        self.name = str(path)
        self.url = f"sqlite:///{path}"
        self.original = cache.folder("databases") / f"{fingerprint.of(*fingerprint.SCHEMA)}.sqlite3"

    def make_original(self):
        if self.original.exists():
            return
        unfinished = self.original.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        _prepare(f"sqlite:///{unfinished}")
        for outdated in self.original.parent.glob("*.sqlite3"):
            outdated.unlink()
        unfinished.rename(self.original)

    def renew(self):
        connections.close_all()
        for ending in ("", "-wal", "-shm"):
            Path(self.name + ending).unlink(missing_ok=True)
        shutil.copy(self.original, self.name)

    def remove(self):
        connections.close_all()


class OnPostgreSQL:
    """A database of the server in DATABASE_URL, copied from another one there."""

    def __init__(self, url, name):
        self.server = urlsplit(url)
        self.name = name
        self.url = self._url(name)
        self.original = f"original_{fingerprint.of(*fingerprint.SCHEMA)}"

    def make_original(self):
        with self._connection() as connection:
            rows = connection.execute("SELECT datname FROM pg_database").fetchall()
            names = {name for (name,) in rows}
            if self.original in names:
                return
            for name in names:
                if name.startswith("original_") or (name.startswith(OURS) and not _lives(name)):
                    self._drop(connection, name)
            unfinished = f"unfinished_{os.getpid()}"
            self._drop(connection, unfinished)
            connection.execute(f'CREATE DATABASE "{unfinished}"')
            _prepare(self._url(unfinished))
            connection.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{self.original}"')

    def renew(self):
        connections.close_all()
        with self._connection() as connection:
            self._drop(connection, self.name)
            connection.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.original}"')

    def remove(self):
        connections.close_all()
        with self._connection() as connection:
            self._drop(connection, self.name)

    def _url(self, name):
        return self.server._replace(path=f"/{name}").geturl()

    @contextlib.contextmanager
    def _connection(self):
        import psycopg

        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            yield connection

    @staticmethod
    def _drop(connection, name):
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _lives(name):
    return Path(f"/proc/{name.rsplit('_', 1)[1]}").exists()
