"""The outbox: what changed in the documents and is not in Elasticsearch yet (`search.models.SearchChange`).

The database writes it by itself, in the transaction of each change. The worker sends each page as it stands now, so several changes of
one page are one; a version taken from the database's clock before the page is read keeps an older state from replacing a newer
one, whoever sends first. Never inside a transaction, and never for a reader.
"""

import logging
import time
from datetime import timedelta

from django.db import connection
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import streaming_bulk

from . import spelling
from .elastic.client import LONG_PATIENCE, client, is_configured
from .elastic.indexes import GONE, LANGUAGES, alias, alias_of_next
from .elastic.sending import sources
from .models import SearchChange

logger = logging.getLogger(__name__)
BATCH = 200
#: A page refused so often is set aside: it would be refused for ever, and an editor's eye is needed.
MOST_TRIES = 5
#: Seconds until the next try, by the number of tries; the last one repeats.
PAUSES = (2, 5, 15, 30, 60, 300)
#: Refusals that say nothing against the page itself: too many requests, a full disk, an index closed for a moment.
NOT_ITS_FAULT = {403, 429, 500, 502, 503, 504}


@task()
def carry():
    """Send what waits, and come back when something had to wait longer."""
    send_all()
    later = SearchChange.objects.filter(is_set_aside=False, next_try_at__isnull=False).order_by("next_try_at").first()
    if later is not None and not _called().exclude(pk__in=DBTaskResult.objects.ready().values("pk")).exists():
        carry.using(run_after=later.next_try_at).enqueue()


def call():
    """Have the worker send what waits, after this transaction. However often it is called, it comes once."""
    if not DBTaskResult.objects.ready().filter(task_path=carry.module_path).exists():
        carry.enqueue()


def _called():
    """The calls that the worker has not answered yet, those for later among them."""
    return DBTaskResult.objects.filter(task_path=carry.module_path, status=TaskResultStatus.READY)


def send_all(patience=LONG_PATIENCE):
    """Send everything that may be sent now; return how many pages were. Never raises for want of Elasticsearch."""
    sent = 0
    while rows := _due():
        done = _send(rows, patience)
        sent += done
        if not done:
            break
    return sent


def version():
    """Return a number that grows, in microseconds, from the one clock that all workers share: the database's."""
    if connection.vendor != "postgresql":
        return time.time_ns() // 1000
    with connection.cursor() as cursor:
        cursor.execute("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
        return cursor.fetchone()[0]


def actions(page_ids, at, indexes):
    """Yield the bulk actions that bring these pages to the state of the database, in the indexes that `indexes(language)` names.

    A page that is gone leaves `GONE` in its place: Elasticsearch would forget a deletion, and with it that an older state is late.
    To be sent with `require_alias`, so that a name that has just gone makes no index of its own.
    """
    found = sources(page_ids)
    for pk in page_ids:
        own, source = found.get(pk, (None, GONE))
        for language in [own] if own else LANGUAGES:
            for index in indexes(language):
                yield {
                    "_index": index,
                    "_id": str(pk),
                    "version": at,
                    "version_type": "external_gte",
                    "_source": source,
                }


def _due():
    now = timezone.now()
    waiting = SearchChange.objects.filter(Q(next_try_at__isnull=True) | Q(next_try_at__lte=now), is_set_aside=False)
    return list(waiting.order_by("pk").values_list("pk", "page_id")[:BATCH])


def _send(rows, patience):
    """Send the pages of these rows; return how many rows are done with."""
    pages = list(dict.fromkeys(page_id for _pk, page_id in rows))
    spelling.learn(pages)
    if not is_configured():
        return _done(rows, set(pages))
    try:
        refused = _refused(pages, patience)
    except (ApiError, TransportError) as error:
        logger.warning("%s pages wait for Elasticsearch: %s", len(pages), error)
        _wait([pk for pk, _page in rows])
        return 0
    for page_id, (status, reason) in refused.items():
        own = [pk for pk, page in rows if page == page_id]
        _wait(own, reason, may_set_aside=status not in NOT_ITS_FAULT)
    return _done(rows, set(pages) - set(refused))


def _refused(pages, patience):
    """Send these pages; return {page id: (status, reason)} of those that Elasticsearch did not take."""

    def indexes(language):
        return alias(language), alias_of_next(language)

    refused = {}
    sent = actions(pages, version(), indexes)
    for ok, result in streaming_bulk(client(patience), sent, raise_on_error=False, max_retries=0, require_alias=True):
        ((_kind, item),) = result.items()
        status = item.get("status", 500)
        if ok or status == 409:
            continue  # 409: a newer state is there already.
        if status == 404:
            if item.get("_index", "").endswith("-next"):
                continue  # No rebuild is under way.
            status = 503  # The index itself is missing: that is not the page's fault.
        refused[int(item["_id"])] = (status, str(item.get("error", ""))[:300])
    return refused


def _done(rows, pages):
    ids = [pk for pk, page in rows if page in pages]
    # Rows written meanwhile stay: they have a number of their own.
    return SearchChange.objects.filter(pk__in=ids).delete()[0]


def _wait(ids, reason="", *, may_set_aside=False):
    """Leave these rows for later: longer each time."""
    rows = SearchChange.objects.filter(pk__in=ids)
    tries = max(rows.values_list("tries", flat=True), default=0)
    pause = timedelta(seconds=PAUSES[min(tries, len(PAUSES) - 1)])
    rows.update(tries=F("tries") + 1, next_try_at=timezone.now() + pause, problem=reason)
    if may_set_aside and tries + 1 >= MOST_TRIES:
        rows.update(is_set_aside=True)
        logger.error("Elasticsearch refuses the pages of the changes %s: %s", ids, reason)
