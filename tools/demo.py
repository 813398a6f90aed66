"""The sample site on this machine, as `make demo` runs it: SQLite, a server and its worker.

The first time it loads everything; later it finds the data and what editors changed, and starts at once.
"""

import argparse
import json
import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tools import catalogues, fingerprint
from tools.ports import is_taken

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, "manage.py"]


def prepare(var):
    """Bring the database, the empty site and the sample content up to date, in one process.

    Nothing is done when it was done before for the same schema and sample; `var` holds the stamp.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    import django
    from django.core.management import call_command

    django.setup()
    stamp, wanted = var / ".sample-loaded", fingerprint.of(*fingerprint.SCHEMA, *fingerprint.SAMPLE)
    if stamp.exists() and stamp.read_text() == wanted and _has_accounts(var):
        return
    logging.getLogger("wagtail").setLevel(logging.WARNING)  # Two lines a page would hide the progress.
    print("Preparing the database ...", flush=True)
    call_command("migrate", verbosity=0)
    call_command("bootstrap")
    call_command("load_demo")
    stamp.write_text(wanted)


def _has_accounts(var):
    """Say whether the accounts are there: somebody may have removed the database and left the rest."""
    from django.contrib.auth import get_user_model
    from django.db import DatabaseError

    try:
        return (var / "demo-accounts.json").exists() and get_user_model().objects.exists()
    except DatabaseError:
        return False


def accounts_table(path):
    """Return the sample accounts as lines of a table."""
    rows = [("ROLE", "E-MAIL", "PASSWORD", "ABOUT")]
    rows += [
        tuple(account[key] for key in ("role", "email", "password", "about"))
        for account in json.loads(path.read_text())
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    )


def serve(port):
    """Run the server and its worker until one ends or we are told to stop; leave neither behind."""
    commands = (["db_worker"], ["runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    processes = [subprocess.Popen([*MANAGE, *command], cwd=ROOT) for command in commands]
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
        return next((process.returncode for process in processes if process.returncode), 0)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)


def main():
    """Make the site, say how to enter, serve it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    if is_taken(port):
        sys.exit(f"Port {port} of 127.0.0.1 is taken by another program. Choose one: make demo PORT={port + 1}")
    var = Path(os.environ.setdefault("PORTAL_VAR_DIR", str(ROOT / "var")))
    (var / "static").mkdir(parents=True, exist_ok=True)  # Looked for at every start; empty here.
    os.environ.setdefault("BASE_URL", f"http://127.0.0.1:{port}")
    os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
    catalogues.compile_all()
    prepare(var)
    print(f"\n{accounts_table(var / 'demo-accounts.json')}\n\nhttp://127.0.0.1:{port}/  (Ctrl+C ends)\n", flush=True)
    return serve(port)


if __name__ == "__main__":
    sys.exit(main())
