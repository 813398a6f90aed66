"""What the portal depends on, and how each stands: for /readyz. Rooms add theirs with `register`."""

import logging
import os
from datetime import timedelta

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from .page_cache.generation import chosen

logger = logging.getLogger(__name__)
OK, DEGRADED, DOWN = "ok", "degraded", "down"
_registered = {}


def register(name, state):
    """Add a dependency: `state()` returns `OK`, `DEGRADED` or `DOWN`, or None where this installation has none of it."""
    _registered[name] = state


def states():
    """Return {name: state} of every dependency. Only the database can be down: without the others readers are still answered."""
    found = {"database": _database(), "files": _files(), "worker": _worker(), "page_cache": _page_cache()}
    if found["database"] == DOWN:
        return found
    own = {name: _of(state) for name, state in _registered.items()}
    return found | {name: state for name, state in own.items() if state is not None}


def _of(state):
    """What a room says of its dependency; one that fails to say stands no better than degraded: the database itself answers."""
    try:
        return state()
    except Exception:  # noqa: BLE001  (a service may raise anything, a table may wait for its migration)
        return DEGRADED


def log():
    """Log every dependency that does not stand well, for the process that starts; nothing it finds keeps it from starting."""
    for name, state in states().items():
        if state != OK:
            logger.warning("At the start, %s is %s: `manage.py check --deploy` and /readyz say more.", name, state)
    connections.close_all()  # A server that forks after this would share them.


def _database():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return OK
    except Exception:  # noqa: BLE001  (whatever the driver raises, the answer is the same)
        return DOWN


def _files():
    folders = (settings.MEDIA_ROOT, settings.PRIVATE_ROOT)
    return OK if all(not os.path.exists(folder) or os.access(folder, os.W_OK) for folder in folders) else DEGRADED


def _page_cache():
    """Changes that cannot be announced to the other processes would leave old pages for some minutes."""
    generation = chosen()
    if generation is None:
        return OK
    return OK if generation.is_writable() and generation.read() is not None else DEGRADED


def _worker():
    """A task that has waited for more than ten minutes means that no worker runs."""
    from django_tasks_db.models import DBTaskResult

    try:
        late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - timedelta(minutes=10))
        return DEGRADED if late.exists() else OK
    except Exception:  # noqa: BLE001
        return DEGRADED
