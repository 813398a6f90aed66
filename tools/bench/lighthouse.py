"""Lighthouse, mobile, every page type in both languages: the median of several runs, and which audits cost points.

It comes from npm at the version of tools/lighthouse, each package checked against its hash, installed in the cache on demand; it drives
Debian's Chromium against the production-like server.
"""

import hashlib
import json
import shutil
import statistics
import subprocess
import sys

from tools import cache

from . import results
from .processes import ROOT, die_with_parent, end

HOME = ROOT / "tools" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def install():
    """Bring the packages of the lock, once until it changes; return their folder."""
    locked = b"".join((HOME / name).read_bytes() for name in ("package.json", "package-lock.json"))
    folder = cache.folder("lighthouse", hashlib.sha256(locked).hexdigest()[:12])
    stamp = folder / ".installed"
    if not stamp.exists():
        print("Installing Lighthouse (once, until its lock changes) ...", flush=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HOME / name, folder)
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder
        )
        if done.returncode:
            sys.exit("npm could not install Lighthouse: its reason stands above.")
        stamp.touch()
    shutil.copy(HOME / "run.mjs", folder)
    return folder


def of_site(site, rows, runs):
    """Return [{type, language, path, scores: {category: median}, lost: [audit]}] for the pages that answer 200, printing each."""
    folder = install()
    pages = [row for row in rows if row["type"] != "not found"]
    measured = []
    print(f"{'type':22} {'':2}  perf / acc / best / seo", flush=True)
    with site.serve(page_cache="file") as base:
        command = [
            "node",
            str(folder / "run.mjs"),
            shutil.which("chromium"),
            str(runs),
            *(base + row["path"] for row in pages),
        ]
        process = subprocess.Popen(command, cwd=folder, text=True, stdout=subprocess.PIPE, preexec_fn=die_with_parent)
        try:
            for row, line in zip(pages, process.stdout, strict=False):
                found = {**row, **_median(json.loads(line))}
                measured.append(found)
                results.print_lighthouse({"lighthouse": [found]})
                sys.stdout.flush()
        finally:
            end(process)
    if len(measured) < len(pages):
        print(f"Lighthouse stopped after {len(measured)} of {len(pages)} pages: its reason stands above.")
    return measured


def _median(reports):
    scores = {name: round(statistics.median(report["scores"][name] for report in reports)) for name in CATEGORIES}
    seen = {}
    for report in reports:
        for audit in report["lost"]:
            seen.setdefault(audit["id"], []).append(audit)
    lost = [
        f"{audits[0]['category']}: {audits[0]['title']} ({audits[0]['score']:.2f}{', ' + audits[0]['value'] if audits[0]['value'] else ''})"
        for audits in seen.values()
        if len(audits) > len(reports) / 2
    ]
    return {"scores": scores, "lost": lost, "metrics": reports[len(reports) // 2]["metrics"]}
