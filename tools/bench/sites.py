"""The sites measured: the sample site, and the same with N pairs of generated pages, each with a database of its own."""

import os
import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tools import cache, fingerprint, postgres
from tools.ports import free_port

from . import processes

#: What the content of a site depends on: when it changes, the site is made anew.
CONTENT = (*fingerprint.SCHEMA, *fingerprint.SAMPLE, "*/corpus.py", "portal/corpus/*.py")
KEY = secrets.token_urlsafe(40)


@dataclass
class Site:
    """One site: `pairs` is its number of generated pairs of pages, 0 for the sample site alone; on PostgreSQL unless told otherwise."""

    pairs: int
    on_sqlite: bool = False
    folder: Path = field(init=False)

    def __post_init__(self):
        self.folder = cache.folder("bench", self.name)

    @property
    def name(self):
        name = f"corpus-{self.pairs}" if self.pairs else "sample"
        return f"{name}-sqlite" if self.on_sqlite else name

    @property
    def title(self):
        """How tables name it."""
        title = f"sample site and {self.pairs:,} generated pairs of pages" if self.pairs else "sample site"
        return f"{title}, on SQLite" if self.on_sqlite else title

    def environment(self, *, page_cache="file", port=0):
        """Return the environment of a process that serves it; the settings are those of production."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "tools.bench.settings", "DATABASE_URL": self._database(),
            "PORTAL_VAR_DIR": str(self.folder), "SECRET_KEY": KEY, "ALLOWED_HOSTS": "127.0.0.1", "EMAIL_URL": "dummymail://",
            "BASE_URL": f"http://127.0.0.1:{port}", "LOG_LEVEL": "ERROR", "PAGE_CACHE": page_cache,
        }  # fmt: skip

    def _database(self, **options):
        if self.on_sqlite:
            file = self.folder / "portal.sqlite3"
            for old in self.folder.glob(f"{file.name}*") if options.get("anew") else ():
                old.unlink()
            return f"sqlite:///{file}"
        return postgres.database(f"bench_{self.name.replace('-', '_')}", **options)

    def prepare(self):
        """Make the site, or bring back the one made before from the same content."""
        stamp, wanted = self.folder / ".content", fingerprint.of(*CONTENT)
        if not stamp.exists() or stamp.read_text() != wanted:
            stamp.unlink(missing_ok=True)
            (self.folder / ".sample-loaded").unlink(missing_ok=True)
            self._database(anew=True)
        processes.run("tools.bench.prepare", str(self.folder), str(self.pairs), environment=self.environment())
        stamp.write_text(wanted)

    def serve(self, *, page_cache):
        """Run gunicorn on the site, two synchronous workers, as a context that gives its address."""
        port = free_port()
        command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--workers", "2", "--bind", f"127.0.0.1:{port}",
                   "--log-level", "warning"]  # fmt: skip
        environment = self.environment(page_cache=page_cache, port=port)
        return processes.server(command, port, environment=environment, ready="/bare/")
