"""New indexes beside the old ones, filled while these answer, then put in their place in one step."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor

from elasticsearch import NotFoundError
from elasticsearch.helpers import streaming_bulk

from search.models import SearchChange, SearchDocument
from search.outbox import actions, send_all, version

from . import health
from .client import LONG_PATIENCE, client
from .indexes import LANGUAGES, alias, alias_of_next, body, new_name

#: Documents in a request, and requests under way at once.
BATCH, SENDERS = 250, 2


class TakenOver(Exception):
    """Another rebuild began meanwhile and removed what this one was filling."""


def rebuild(report=lambda language, done, total: None):
    """Make the indexes of both languages anew and put them in place; return the number of documents.

    Searches are answered by the old indexes until the new ones hold everything. Changes made meanwhile are sent to both
    (`search.outbox`), and an older state never replaces a newer one. Raises the errors of `elasticsearch`, and `TakenOver`.
    """
    known = SearchChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    number = sum(_rebuild_one(language, report) for language in LANGUAGES)
    # The new indexes were filled after these were written: they hold them, also those that had been refused.
    SearchChange.objects.filter(pk__lte=known).delete()
    health.forget()
    send_all()
    return number


def _rebuild_one(language, report):
    server = client(LONG_PATIENCE)
    _remove(server, alias_of_next(language))
    name = new_name(language)
    # Nobody reads it yet: it need not show anything until it is full.
    described = body(language)
    described["settings"] |= {"refresh_interval": "-1", "number_of_replicas": 0}
    server.indices.create(index=name, **described, aliases={alias_of_next(language): {}})
    if not server.indices.exists_alias(name=alias(language)):
        # The first time of all, changes have somewhere to go meanwhile.
        server.indices.update_aliases(actions=[{"add": {"index": name, "alias": alias(language)}}])
    ids = list(SearchDocument.objects.filter(language=language).order_by("pk").values_list("pk", flat=True))
    _fill(server, ids, language, report)
    final = body(language)["settings"]
    server.indices.put_settings(
        index=name,
        settings={"refresh_interval": final["refresh_interval"], "number_of_replicas": final["number_of_replicas"]},
    )
    server.indices.refresh(index=name)
    _put_in_place(server, name, language)
    return len(ids)


def _fill(server, ids, language, report):
    """Send these pages, a batch a request; the next one is read meanwhile, by this thread, whose connection to the database it is."""
    under_way = deque()

    def finish():
        done, sending = under_way.popleft()
        sending.result()
        report(language, done, len(ids))

    with ThreadPoolExecutor(SENDERS) as senders:
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            sent = list(actions(batch, version(), lambda code: [alias_of_next(code)] if code == language else []))
            if len(under_way) == SENDERS:
                finish()
            under_way.append((start + len(batch), senders.submit(_send, server, sent)))
        while under_way:
            finish()


def _send(server, sent):
    for ok, result in streaming_bulk(server, sent, raise_on_error=False, max_retries=3, require_alias=True):
        ((_kind, item),) = result.items()
        if ok or item.get("status") == 409:
            continue  # 409: the outbox has sent a newer state.
        if item.get("status") == 404:
            raise TakenOver(f"Another rebuild removed {item.get('_index')}.")
        raise RuntimeError(f"Elasticsearch refuses the page {item['_id']}: {item.get('error')}")


def _put_in_place(server, name, language):
    old = set(_named(server, alias(language))) - {name}
    steps = [{"remove": {"index": index, "alias": alias(language)}} for index in sorted(old)]
    steps += [
        {"add": {"index": name, "alias": alias(language)}},
        {"remove": {"index": name, "alias": alias_of_next(language), "must_exist": True}},
    ]
    try:
        server.indices.update_aliases(actions=steps)
    except NotFoundError as error:
        raise TakenOver(f"Another rebuild took the place of {name}.") from error
    for index in old:
        server.indices.delete(index=index, ignore_unavailable=True)


def _remove(server, name):
    """Remove the index that a rebuild left half filled, unless it is the one that answers."""
    try:
        found = server.indices.get_alias(index=name)
    except NotFoundError:
        return
    for index, known in found.items():
        if set(known["aliases"]) <= {name}:
            server.indices.delete(index=index, ignore_unavailable=True)
        else:
            server.indices.update_aliases(actions=[{"remove": {"index": index, "alias": name}}])


def _named(server, name):
    """The indexes behind an alias."""
    try:
        return list(server.indices.get_alias(name=name))
    except NotFoundError:
        return []
