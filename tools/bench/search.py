"""Search, in a process of its own that prints JSON: `python -m tools.bench.search judged|latency`.

`judged`: how well each engine answers the judged set (tests/search/judged), on the sample site. `latency`: on a large site, how long
the results page takes on each engine, beside Wagtail's stock search of the same pages; how fast indexes are made; their size.
"""

import json
import statistics
import sys
import time
from functools import partial
from types import SimpleNamespace

#: Searches of readers, from one page to nearly all of them: words, a phrase, a filter, a typo, a word that nobody wrote.
TYPICAL = (
    "q=quai", "q=adaptation+au+changement", "q=port+de+croisi%C3%A8re", "q=%22front+d%27eau%22", "q=logement&type=practice",
    "q=innondation", "q=zzqx", "q=habitat+-oyster", "q=transition+%C3%A9nergetique&sort=newest", "q=port&theme=climate-change-adaptation",
)  # fmt: skip
READINGS = 12


def judged():
    """Return {engine: {language: {"mrr", "recall", "number"}}} on this site; Elasticsearch is indexed first."""
    from search.elastic.rebuild import rebuild
    from search.engines import database, elastic
    from search.spelling import relearn
    from tests.search.judged.measure import measure

    relearn()
    rebuild()
    found = {}
    # Judged for what it finds: a busy machine may take its time here.
    patient = SimpleNamespace(answer=partial(elastic.answer, patience=10))
    for name, engine in (("database", database), ("elasticsearch", patient)):
        found[name] = {}
        for language in ("fr", "en"):
            measured = measure(engine, language)
            found[name][language] = {key: measured[key] for key in ("mrr", "recall", "number")}
    return found


def latency():
    """Return the seconds of each typical search on each engine (lists), documents a second of each rebuild, and sizes in bytes."""
    from django.conf import settings

    from search.analysis import analyse_again
    from search.elastic.client import LONG_PATIENCE, client
    from search.elastic.rebuild import rebuild
    from search.models import SearchDocument
    from search.spelling import relearn

    relearn()
    found = {"documents": SearchDocument.objects.count(), "rebuild": {}, "seconds": {}, "size": {}}
    for name, work in (("database", analyse_again), ("elasticsearch", rebuild)):
        start = time.perf_counter()
        number = work()
        found["rebuild"][name] = number / (time.perf_counter() - start)
        print(f"{name}: {found['rebuild'][name]:,.0f} documents a second", file=sys.stderr, flush=True)
    stats = client(LONG_PATIENCE).indices.stats(index=f"{settings.ELASTICSEARCH['PREFIX']}-*", metric="store")
    found["size"] = {"elasticsearch": stats["_all"]["total"]["store"]["size_in_bytes"], "database": _size_of_database()}
    elasticsearch = settings.ELASTICSEARCH
    found["seconds"]["elasticsearch"] = _pages()
    settings.ELASTICSEARCH = elasticsearch | {"URL": None}
    found["seconds"]["database"] = _pages()
    found["seconds"]["stock"] = _stock()
    return found


def _pages():
    """The seconds of the whole results page, as a visitor gets it, for each typical search."""
    from django.test import Client

    import portal.wsgi  # noqa: F401  (a process as the server starts it)

    client, taken = Client(headers={"host": "127.0.0.1"}), {}
    for query in TYPICAL:
        address = f"/fr/recherche/?{query}"
        for _ in range(2):
            if client.get(address).status_code != 200:
                sys.exit(f"{address} does not answer.")
        taken[query] = [_timed(lambda address=address: client.get(address)) for _ in range(READINGS)]
        print(f"  {query}: {statistics.median(taken[query]) * 1000:.0f} ms", file=sys.stderr, flush=True)
    return taken


def _stock():
    """The seconds of Wagtail's own search for the words alone: twenty titles and their number, no filter, no mark."""
    from urllib.parse import parse_qs

    from wagtail.models import Page

    taken = {}
    for query in TYPICAL:
        text = parse_qs(query)["q"][0]

        def read(text=text):
            found = Page.objects.live().search(text)
            return [page.title for page in found[:20]], found.count()

        read()
        taken[query] = [_timed(read) for _ in range(max(3, READINGS // 4))]
    return taken


def _timed(function):
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def _size_of_database():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE relname LIKE 'search\\_%' AND relkind = 'r'"
        )
        return int(cursor.fetchone()[0])


def percentile(values, share):
    """Return the value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def lines(found):
    """Return what `latency` and `judged` found, as lines to print."""
    for engine, languages in found.get("judged", {}).items():
        for language, row in languages.items():
            yield f"judged set  {engine:14} {language}  MRR {row['mrr']:.3f}  recall@5 {row['recall']:.3f}  ({row['number']} queries)"
    for site, row in found.get("latency", {}).items():
        stock = statistics.median([value for values in row["seconds"]["stock"].values() for value in values])
        for engine, taken in row["seconds"].items():
            values = [value for own in taken.values() for value in own]
            middle, high = percentile(values, 0.5), percentile(values, 0.95)
            yield (
                f"{site}: {row['documents']:,} documents  {engine:14} p50 {middle * 1000:6.1f} ms  p95 {high * 1000:6.1f} ms  "
                f"{middle / stock:.2f} x Wagtail's stock search"
            )
        for engine, number in row["rebuild"].items():
            yield f"{site}: rebuild  {engine:14} {number:,.0f} documents a second, {row['size'][engine] / 1024 / 1024:,.0f} MB"


def main(action):
    """Do one action and return what is printed."""
    import logging

    import django

    django.setup()
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)
    return judged() if action == "judged" else latency()


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
