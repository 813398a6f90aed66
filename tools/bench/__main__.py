"""`make bench`: see docs/measuring.md."""

import argparse
import json
import os
import sys
from pathlib import Path

from tools import services, system

from . import lighthouse, processes, results, search, throughput, weight
from .sites import Site

PROGRAMS = ("wrk", "nginx", "chromium")


def options():
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=", description=sys.modules["tools.bench"].__doc__)
    parser.add_argument(
        "--corpus",
        type=int,
        default=2000,
        metavar="N",
        help="pairs of generated pages (2000); 0: the sample site alone",
    )
    parser.add_argument(
        "--only", action="append", metavar="TYPE", help="only page types whose name contains TYPE; may be repeated"
    )
    parser.add_argument("--rounds", type=int, default=5, help="readings of each throughput (5)")
    parser.add_argument("--seconds", type=int, default=1, help="length of each reading (1)")
    parser.add_argument("--queries-only", action="store_true", help="neither weight nor throughput")
    parser.add_argument("--quick", action="store_true", help="the sample site alone, one round")
    parser.add_argument(
        "--search",
        action="store_true",
        help="search alone: the judged set, and latency on the generated site (--corpus 10000)",
    )
    parser.add_argument(
        "--sqlite", action="store_true", help="with --search: the database engine on SQLite, without Elasticsearch"
    )
    parser.add_argument("--lighthouse", action="store_true", help="Lighthouse alone, mobile, on the sample site")
    parser.add_argument("--runs", type=int, default=3, help="runs of Lighthouse for each page, whose median counts (3)")
    parser.add_argument("--save", type=Path, metavar="FILE", help="where the results are kept as JSON")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="an earlier run's file")
    chosen = parser.parse_args()
    for name in ("rounds", "seconds", "runs"):
        if getattr(chosen, name) < 1:
            parser.error(f"--{name} is a number from 1.")
    if chosen.corpus < 0:
        parser.error("--corpus is a number of pairs of pages; 0 leaves them out.")
    if chosen.compare and not chosen.compare.is_file():
        parser.error(f"--compare: {chosen.compare} is no file of an earlier run.")
    if chosen.sqlite and not chosen.search:
        parser.error("--sqlite is measured with --search.")
    if chosen.quick:
        chosen.corpus, chosen.rounds = 0, 1
    return chosen


def chosen_rows(site, only):
    """Return the addresses of a site, those of the types asked for."""
    rows = json.loads(processes.run("tools.bench.queries", "addresses", environment=site.environment()))
    kept = [row for row in rows if not only or any(word in row["type"] for word in only)]
    if not kept:
        sys.exit(
            f"No page type is named {' or '.join(only)}. There are: {', '.join(sorted({row['type'] for row in rows}))}."
        )
    return sorted(kept, key=lambda row: row["type"])  # Both languages of a type together.


def count_queries(site, rows, session):
    """Add to each row the queries of a cold reading, a warm one and a signed-in one."""
    for name, page_cache, words in (("cold", "off", ()), ("warm", "file", ()), ("signed", "file", (session,))):
        text = json.dumps([{"path": row["path"]} for row in rows])
        counted = processes.run(
            "tools.bench.queries", "count", *words, environment=site.environment(page_cache=page_cache), text=text
        )
        for row, found in zip(rows, json.loads(counted), strict=True):
            row[name] = found["queries"]
            if name == "cold":
                row |= {"status": found["status"], "repeated": found["repeated"]}


def weigh(site, rows):
    """Add to each row the weight of its first view."""
    with site.serve(page_cache="file") as base, weight.browser() as browser:
        for row in rows:
            row["weight"] = weight.of_page(browser, base + row["path"])


def measure(site, chosen):
    """Measure one site and return its results, printing them as they come."""
    print(f"\n=== {site.title} ===", flush=True)
    site.prepare()
    rows = chosen_rows(site, chosen.only)
    if chosen.lighthouse:
        return {"lighthouse": lighthouse.of_site(site, rows, chosen.runs)}
    session = json.loads(processes.run("tools.bench.queries", "session", environment=site.environment()))
    print(f"queries of {len(rows)} addresses ...", flush=True)
    count_queries(site, rows, session)
    found = {"rows": rows}
    if chosen.queries_only:
        print(results.HEADING, *map(results.line, rows), sep="\n", flush=True)
        return found
    print("weights ...", flush=True)
    weigh(site, rows)
    print(f"throughput, {chosen.rounds} rounds of {chosen.seconds} s ...\n{results.HEADING}", flush=True)
    found["bare"] = throughput.of_site(
        site, rows, rounds=chosen.rounds, seconds=chosen.seconds, session="" if site.pairs else f"sessionid={session}",
        report=lambda row: print(results.line(row), flush=True),
    )  # fmt: skip
    bare = found["bare"]
    print(
        f"bare: {bare['warm']:.0f} requests/s behind the page cache, {bare['cold']:.0f} without; an nginx file: {bare['nginx']['x']:.1f} x bare"
    )
    return found


def measure_search(chosen):
    """Judge the engines on the sample site, time them on the generated one, print and return what was found."""
    found = {"judged": {}, "latency": {}}
    for pairs in dict.fromkeys((0, chosen.corpus)):
        site = Site(pairs, on_sqlite=chosen.sqlite)
        print(f"\n=== search, {site.title} ===", flush=True)
        site.prepare()
        environment = site.environment() | {"ELASTICSEARCH_PREFIX": f"portal-bench-{site.name}"}
        if chosen.sqlite:
            environment["ELASTICSEARCH_URL"] = ""
        if pairs:
            found["latency"][site.name] = json.loads(
                processes.run("tools.bench.search", "latency", environment=environment)
            )
        else:
            found["judged"] = json.loads(processes.run("tools.bench.search", "judged", environment=environment))
    print(*search.lines(found), sep="\n", flush=True)
    return found


def main():
    """Measure the sites, print their tables and budgets, keep the results, compare them."""
    chosen = options()
    processes.stop_cleanly()
    system.bring(["chromium", "node", "npm"] if chosen.lighthouse else PROGRAMS)
    variables, started = services.start()
    os.environ.update({name: value for name, value in variables.items() if value})
    run = results.new(chosen)
    try:
        if chosen.search:
            run["search"] = measure_search(chosen)
            print(f"\nKept in {results.save(run, chosen.save)}")
            return 0
        for pairs in dict.fromkeys((0, chosen.corpus)) if not chosen.lighthouse else (0,):
            site = Site(pairs)
            run["sites"][site.name] = measure(site, chosen)
            path = results.save(run, chosen.save)
    finally:
        services.stop(started)
    for name, site in run["sites"].items():
        print(f"\nBudgets, {name}:")
        results.print_budgets(site.get("rows", []))
    print(f"\nKept in {path}")
    if chosen.compare:
        changes = results.differences(json.loads(chosen.compare.read_text()), run)
        print(f"Compared with {chosen.compare}:", *(changes or ["nothing changed beyond noise"]), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
