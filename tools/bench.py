"""Queries, weight and throughput of every page type in both languages, on the sample site: `make bench`.

Figures of one machine mean little, so throughput is a ratio: to an empty Django view behind the same middleware on
the same server (gunicorn, two sync workers, PostgreSQL), in turns with it, medians of `--rounds`.
"""

import argparse
import contextlib
import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import cache, catalogues, demo, postgres, services
from tools.ports import free_port, is_taken

ROOT = Path(__file__).resolve().parent.parent
CONCURRENCY = 16


def addresses():
    """Return {(type, language): path} with one public page of each type that the sample site holds."""
    from wagtail.models import Page

    found = {}
    pages = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1)
        .select_related("content_type", "locale")
        .order_by("depth", "path")
    )
    for page in pages:
        key = (page.content_type.model, page.locale.language_code)
        if key not in found and (url := page.specific.url):
            found[key] = re.sub(r"^https?://[^/]+", "", url)
    return found


def count_queries(path):
    """Return (status, queries, repeated queries, compressed kilobytes) of an anonymous visitor, caches empty."""
    from django.core.cache import cache as django_cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    client.get(path)  # A warm process: templates compiled, content types known.
    django_cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(path)
    shapes = Counter(re.sub(r"\d+|'[^']*'", "?", query["sql"]) for query in queries)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    repeated = sum(times - 1 for times in shapes.values())
    return response.status_code, len(queries), repeated, len(gzip.compress(body)) / 1024


def requests_per_second(url, seconds):
    """Return what the server answers in a second at `url`, by wrk where it is installed, else by threads of ours."""
    if wrk := shutil.which("wrk"):
        done = subprocess.run(
            [wrk, "-t1", f"-c{CONCURRENCY}", f"-d{seconds}s", url], check=True, capture_output=True, text=True
        )
        return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1))
    limit = time.monotonic() + seconds

    def read(_):
        count = 0
        while time.monotonic() < limit:
            urllib.request.urlopen(url).read()
            count += 1
        return count

    with ThreadPoolExecutor(CONCURRENCY) as pool:
        return sum(pool.map(read, range(CONCURRENCY))) / seconds


@contextlib.contextmanager
def server():
    """Run gunicorn on the sample site and yield its address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "portal.wsgi", "--workers", "2", "--bind", f"127.0.0.1:{port}",
         "--log-level", "warning"],
        cwd=ROOT,
    )  # fmt: skip
    try:
        while not is_taken(port):
            if process.poll() is not None:
                raise SystemExit("gunicorn does not start: its reason stands above.")
            time.sleep(0.1)
        base = f"http://127.0.0.1:{port}"
        for _ in range(CONCURRENCY):  # Both workers have started and compiled what they need.
            urllib.request.urlopen(f"{base}/bare/", timeout=120).close()
        yield base
    finally:
        process.terminate()
        process.wait(timeout=20)


def ratio(base, path, rounds, seconds):
    """Return the median throughput of `path` over that of the bare view, measured in turns."""
    urllib.request.urlopen(base + path, timeout=120).close()
    pairs = [
        (requests_per_second(base + "/bare/", seconds), requests_per_second(base + path, seconds))
        for _ in range(rounds)
    ]
    return statistics.median(page for _, page in pairs) / statistics.median(bare for bare, _ in pairs)


def main():
    """Measure and print one line for each page type and language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--queries-only", action="store_true")
    options = parser.parse_args()
    var = cache.folder("bench")
    variables, started = services.start()
    os.environ.update(variables)
    os.environ |= {"DATABASE_URL": postgres.database("bench"), "PORTAL_VAR_DIR": str(var), "LOG_LEVEL": "ERROR"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tools.bench_settings"
    try:
        catalogues.compile_all()
        demo.prepare(var)
        print(f"{'type':24} {'':3} {'status':>6} {'queries':>7} {'repeated':>8} {'KB':>6} {'x bare':>7}  address")
        with server() as base:
            for (kind, language), path in addresses().items():
                status, queries, repeated, weight = count_queries(path)
                speed = "" if options.queries_only else f"{ratio(base, path, options.rounds, options.seconds):.3f}"
                print(
                    f"{kind:24} {language:3} {status:6} {queries:7} {repeated:8} {weight:6.1f} {speed:>7}  {path}",
                    flush=True,
                )
    finally:
        from django.db import connections

        connections.close_all()
        services.stop(started)


if __name__ == "__main__":
    main()
