"""The sample site in a database, a folder and processes of its own, made by the commands that `make demo` uses."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.services import database
from tools.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


class DemoSite:
    """A server and a worker on the loaded sample site; `url` is its address without a final slash."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.processes = []
        self.database = None
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
            "PORTAL_VAR_DIR": str(self.folder),
            "BASE_URL": self.url,
            "PYTHONUNBUFFERED": "1",
        }

    def start(self):
        """Load the site and wait for its first answer. Raises `RuntimeError` with the end of the log when it fails."""
        self.database = database.make("demo", self.folder)
        self.environment["DATABASE_URL"] = self.database.url
        for command in ("bootstrap", "load_demo"):
            self._manage(command, wait=True)
        self._manage("db_worker", "--interval", "0.2")
        self._manage("runserver", "--noreload", "--insecure", f"127.0.0.1:{self.port}")
        limit = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > limit or any(process.poll() is not None for process in self.processes):
                raise RuntimeError(f"The sample site does not answer.\n{self.log()[-4000:]}")
            time.sleep(0.2)

    def stop(self):
        """End the server and the worker, with whatever they started."""
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        if self.database:
            self.database.remove()

    def account(self, role):
        """Return the sample account of `role` (`email`, `password`, `about`), as var/demo-accounts.json has it."""
        accounts = json.loads((self.folder / "demo-accounts.json").read_text())
        return next(account for account in accounts if account["role"] == role)

    def log(self):
        """Return what the site wrote so far: requests, tracebacks, and the mails it sent."""
        return (self.folder / "site.log").read_text(errors="replace")

    def shell(self, code):
        """Run Python `code` inside the site (models imported by name) and return what it prints."""
        command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout.strip()

    def _manage(self, *arguments, wait=False):
        with (self.folder / "site.log").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "manage.py", *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if not wait:
            self.processes.append(process)
        elif process.wait():
            raise RuntimeError(f"manage.py {' '.join(arguments)} failed.\n{self.log()[-4000:]}")

    def _answers(self):
        try:
            urllib.request.urlopen(f"{self.url}/healthz", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            return isinstance(error, urllib.error.HTTPError)
        return True
