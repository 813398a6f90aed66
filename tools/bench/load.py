"""Throughput: what a server answers in a second, by wrk where it is installed, else by threads of ours."""

import re
import shutil
import statistics
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from .processes import die_with_parent, read

CONCURRENCY = 16
#: As every browser says of itself; who asks for no compression makes the page cache unpack what it keeps.
BROWSER = {"Accept-Encoding": "gzip"}
#: Readings before the first measure: both workers have met the page.
WARM_UP = 4


def requests_per_second(url, seconds, cookie=""):
    """Return how many requests a second `url` answers at a concurrency of 16, over loopback."""
    wrk = shutil.which("wrk")
    sent = {**BROWSER, "Cookie": cookie} if cookie else BROWSER
    if not wrk:
        return _by_threads(url, seconds, sent)
    headers = [word for name, value in sent.items() for word in ("-H", f"{name}: {value}")]
    done = subprocess.run(
        [wrk, "-t1", f"-c{CONCURRENCY}", f"-d{seconds}s", *headers, url], check=True, capture_output=True, text=True,
        preexec_fn=die_with_parent,
    )  # fmt: skip
    return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1))


def _by_threads(url, seconds, headers):
    limit = time.monotonic() + seconds

    def ask(_):
        count = 0
        while time.monotonic() < limit:
            read(url, headers)
            count += 1
        return count

    with ThreadPoolExecutor(CONCURRENCY) as pool:
        return sum(pool.map(ask, range(CONCURRENCY))) / seconds


def in_turns(urls, rounds, seconds):
    """Measure several addresses in turns, so that what else the machine does falls on all alike.

    `urls` maps names to an address or (address, cookie); return {name: [requests a second of each round]}.
    """
    measured = {name: [] for name in urls}
    for url in urls.values():
        for _worker in range(WARM_UP):
            read(url if isinstance(url, str) else url[0])
    for _round in range(rounds):
        for name, url in urls.items():
            address, cookie = (url, "") if isinstance(url, str) else url
            measured[name].append(requests_per_second(address, seconds, cookie))
            # What was still waiting in line is answered before the next address is measured.
            for _worker in range(WARM_UP):
                read(address, {"Cookie": cookie} if cookie else {})
    return measured


def ratio(measured, beside):
    """Return {"x": median ratio, "spread": half the range of the rounds' ratios} of two series measured in turns."""
    value = statistics.median(measured) / max(statistics.median(beside), 0.001)
    each = [one / max(other, 0.001) for one, other in zip(measured, beside, strict=True)]
    return {"x": round(value, 4), "spread": round((max(each) - min(each)) / 2, 4)}
