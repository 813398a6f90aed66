"""Where the services of this checkout keep their data, outside the checkout so that `git clean` spares a running server."""

import contextlib
import fcntl
import hashlib
import os
import pwd
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVICE_USERS = ("postgres", "nobody")


def service_user():
    """Return the account that runs servers: nobody special for root, whom they refuse to serve; else None."""
    if os.geteuid() != 0:
        return None
    for name in SERVICE_USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit(f"No account to run servers with: create one of {', '.join(SERVICE_USERS)}.")


def folder(*parts):
    """Return (made) the folder `parts` of this checkout in the user's cache."""
    made = _home() / hashlib.sha256(str(ROOT).encode()).hexdigest()[:12] / Path(*parts)
    made.mkdir(parents=True, exist_ok=True)
    return made


def shared(name):
    """Return the path `name` that all checkouts of the user share, for what is large and alike in each; its parent is made."""
    _home().mkdir(parents=True, exist_ok=True)
    return _home() / name


@contextlib.contextmanager
def alone(path):
    """Hold the lock file `path` for the length of a block: a second process waits. It falls with the process, however that ends."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _home():
    """Return the project's folder in the user's cache.

    A home that other accounts may not enter is of no use to a server that runs as another: root then keeps its
    services under /var/cache.
    """
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    if service_user() and not all(_open_to_all(parent) for parent in (home, *home.parents) if parent.exists()):
        home = Path("/var/cache")
    return home / "aivp-portal"


def _open_to_all(path):
    return bool(path.stat().st_mode & 0o001)
