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
from urllib.parse import quote

#: Searches of readers, from one page to nearly all of them: words, a phrase, a filter, a typo, a word that nobody wrote.
TYPICAL = (
    "q=quai", "q=adaptation+au+changement", "q=port+de+croisi%C3%A8re", "q=%22front+d%27eau%22", "q=logement&type=practice",
    "q=innondation", "q=zzqx", "q=habitat+-oyster", "q=transition+%C3%A9nergetique&sort=newest", "q=port&theme=climate-change-adaptation",
)  # fmt: skip
READINGS = 12
#: Documents from which a site is the one that Elasticsearch is measured on; the database engine is measured on 5,000.
LARGE = 15_000


def judged():
    """Return {engine: {language: {"mrr", "recall", "quoted", "number"}}} on this site; Elasticsearch, where there is one, is indexed first."""
    from search.elastic.client import is_configured
    from search.elastic.rebuild import rebuild
    from search.engines import database, elastic
    from search.spelling import relearn
    from tests.search.judged.measure import measure

    relearn()
    engines, found = {"database": database}, {}
    if is_configured():
        rebuild()
        # Judged for what it finds: a busy machine may take its time here.
        engines["elasticsearch"] = SimpleNamespace(answer=partial(elastic.answer, patience=10))
    for name, engine in engines.items():
        found[name] = {}
        for language in ("fr", "en"):
            measured = measure(engine, language)
            found[name][language] = {key: measured[key] for key in ("mrr", "recall", "quoted", "number")}
    return found


def latency():
    """Return the seconds of each typical search on each engine (lists), documents a second of each rebuild, and sizes in bytes."""
    from django.conf import settings

    from search.analysis import analyse_again
    from search.elastic.client import LONG_PATIENCE, client, is_configured
    from search.elastic.rebuild import rebuild
    from search.models import SearchDocument
    from search.spelling import relearn

    relearn()
    found = {"documents": SearchDocument.objects.count(), "rebuild": {}, "seconds": {}, "size": {}}
    rebuilds = {"database": analyse_again} | ({"elasticsearch": rebuild} if is_configured() else {})
    for name, work in rebuilds.items():
        start = time.perf_counter()
        number = work()
        found["rebuild"][name] = number / (time.perf_counter() - start)
        print(f"{name}: {found['rebuild'][name]:,.0f} documents a second", file=sys.stderr, flush=True)
    found["size"]["database"] = _size_of_database()
    if is_configured():
        stats = client(LONG_PATIENCE).indices.stats(index=f"{settings.ELASTICSEARCH['PREFIX']}-*", metric="store")
        found["size"]["elasticsearch"] = stats["_all"]["total"]["store"]["size_in_bytes"]
        found["seconds"]["elasticsearch"] = _pages()
    settings.ELASTICSEARCH |= {"URL": None}
    found["seconds"]["database"] = _pages()
    found["words"] = _words(found["documents"])
    found["seconds"]["stock"] = _stock()
    return found


def _pages():
    """The seconds of the whole results page, as a visitor gets it, for each typical search."""
    client = _visitor()
    return {query: _taken(client, query) for query in TYPICAL}


def _words(documents):
    """{"tenth", "most"}: a word of about a tenth of all documents, that of most of them; its pages, and the seconds of its results page."""
    from search import query, synonyms
    from search.engines import Asked, database
    from search.models import SearchWord

    groups = synonyms.groups()["fr"]

    def pages(form):
        asked = Asked(
            query.parse(form, "fr", groups), closed=(), audiences=("public",), closed_collections=(), chosen={}
        )
        return database.number_of(asked)

    client, found = _visitor(), {}
    for name, wanted in (("tenth", documents // 10), ("most", documents)):
        words = SearchWord.objects.filter(language="fr", length__gte=4)
        near = sorted(words.values_list("number", "form"), key=lambda word: abs(word[0] - wanted))[:20]
        number, form = min(((pages(form), form) for _number, form in near), key=lambda word: abs(word[0] - wanted))
        found[name] = {"word": form, "pages": number, "seconds": _taken(client, f"q={quote(form)}")}
    return found


def _visitor():
    from django.test import Client

    import portal.wsgi  # noqa: F401  (a process as the server starts it)

    return Client(headers={"host": "127.0.0.1"})


def _taken(client, query):
    address = f"/fr/recherche/?{query}"
    for _ in range(2):
        if client.get(address).status_code != 200:
            sys.exit(f"{address} does not answer.")
    taken = [_timed(lambda: client.get(address)) for _ in range(READINGS)]
    print(f"  {query}: {statistics.median(taken) * 1000:.0f} ms", file=sys.stderr, flush=True)
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

    sizes = {
        "postgresql": "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE relname LIKE 'search\\_%' AND relkind = 'r'",
        "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search\\_%' ESCAPE '\\'",
    }
    with connection.cursor() as cursor:
        cursor.execute(sizes[connection.vendor])
        return int(cursor.fetchone()[0])


def percentile(values, share):
    """Return the value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def lines(found):
    """Return what `latency` and `judged` found, as lines to print."""
    for engine, languages in found.get("judged", {}).items():
        for language, row in languages.items():
            yield (
                f"judged set  {engine:14} {language}  MRR {row['mrr']:.3f}  recall@5 {row['recall']:.3f}  "
                f"page of the file {row['quoted']:.3f}  ({row['number']} queries)"
            )
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
        for word in row["words"].values():
            middle = statistics.median(word["seconds"]) * 1000
            yield f'{site}: database  "{word["word"]}", in {word["pages"]:,} pages: {middle:.1f} ms'
        yield from _budgets(site, row)


def _budgets(site, row):
    """Whether the budgets hold that were set for a site of this size."""
    middle = {name: statistics.median(word["seconds"]) * 1000 for name, word in row["words"].items()}
    if row["documents"] > LARGE:
        made = row["rebuild"]
        rules = [("database rebuild, documents a second", ">= 1,500", made["database"], made["database"] >= 1500)]
        if "elasticsearch" in made:
            high = percentile([value for own in row["seconds"]["elasticsearch"].values() for value in own], 0.95) * 1000
            rules += [
                ("Elasticsearch rebuild", ">= 1,000", made["elasticsearch"], made["elasticsearch"] >= 1000),
                ("Elasticsearch, p95 in ms", "<= 60", high, high <= 60),
            ]
    else:
        rules = [
            ("database, a word in a tenth, ms", "<= 25", middle["tenth"], middle["tenth"] <= 25),
            ("database, a word in most, ms", "<= 200", middle["most"], middle["most"] <= 200),
        ]
    for what, budget, number, held in rules:
        yield f"{site}: {'held    ' if held else 'NOT HELD'}  {what} {budget}: {number:,.1f}"


def main(action):
    """Do one action and return what is printed."""
    import logging

    import django

    django.setup()
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)
    return judged() if action == "judged" else latency()


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
