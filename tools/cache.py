"""Where the services of this checkout keep their data, outside the checkout so that `git clean` spares a running server."""

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
    raise SystemExit(f"No account to run PostgreSQL with: create one of {', '.join(SERVICE_USERS)}.")


def folder(*parts):
    """Return (made) the folder `parts` of this checkout in the user's cache.

    A home that other accounts may not enter is of no use to a server that runs as another: root then keeps its
    services under /var/cache.
    """
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    if service_user() and not all(_open_to_all(parent) for parent in (home, *home.parents) if parent.exists()):
        home = Path("/var/cache")
    made = home / "aivp-portal" / hashlib.sha256(str(ROOT).encode()).hexdigest()[:12] / Path(*parts)
    made.mkdir(parents=True, exist_ok=True)
    return made


def _open_to_all(path):
    return bool(path.stat().st_mode & 0o001)
