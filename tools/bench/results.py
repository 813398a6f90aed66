"""A run's results: printed as tables, kept as JSON, compared with an earlier run's."""

import json
import platform
import subprocess
import time

from tools import cache

from . import budgets
from .processes import ROOT

#: A ratio is said to have changed when it moved by more than its rounds did, and by more than this part of itself.
NOISE = 0.10
COUNTED = ("status", "cold", "warm", "signed", "repeated")
WEIGHED = ("total", "css", "js", "fonts", "html", "requests", "picture")
RATIOS = ("x_cold", "x_warm", "x_signed")


def new(options):
    """Return the results of a run that begins now, without any site yet."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    return {
        "taken": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "commit": commit.stdout.strip(), "machine": platform.machine(),
        "options": {name: value for name, value in vars(options).items() if not name.startswith("_")}, "sites": {},
    }  # fmt: skip


def save(results, path=None):
    """Write the results to `path`, or to a file named after their moment in the cache folder; return where."""
    path = path or cache.folder("bench", "results") / f"{results['taken'][:19].replace(':', '')}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=1, default=str, ensure_ascii=False) + "\n")
    return path


HEADING = (
    f"{'type':22} {'':2} {'code':>4} {'cold':>4} {'warm':>4} {'sign':>4} {'rep':>3} {'KB':>6} {'css':>5} {'js':>4} {'font':>5} "
    f"{'req':>3} {'pict':>5} {'x cold':>7} {'x warm':>7} {'x sign':>7}"
)


def line(row):
    """Return a row of the table."""
    weight = row.get("weight") or {}

    def kilobytes(name):
        return f"{weight[name] / 1024:.1f}" if name in weight else ""

    def times(name):
        return f"{row[name]['x']:.3f}" if name in row else ""

    def number(name):
        return str(row.get(name, ""))

    return (
        f"{row['type']:22} {row['language']:2} {number('status'):>4} {number('cold'):>4} {number('warm'):>4} {number('signed'):>4} "
        f"{number('repeated'):>3} {kilobytes('total'):>6} {kilobytes('css'):>5} {kilobytes('js'):>4} {kilobytes('fonts'):>5} "
        f"{weight.get('requests', ''):>3} {kilobytes('picture'):>5} {times('x_cold'):>7} {times('x_warm'):>7} "
        f"{times('x_signed'):>7}  {row['path']}"
    )


def print_budgets(rows):
    """Print each budget with the worst figure, where it was found, and whether it is held."""
    for what, budget, worst, where, held in budgets.lines(rows):
        print(f"  {'held    ' if held else 'NOT HELD'}  {what:26} {budget:22} {worst:>9}  {where}")


def print_lighthouse(site):
    """Print the scores of Lighthouse, and which audits cost points."""
    for row in site.get("lighthouse", []):
        scores = " / ".join(f"{score:3}" for score in row["scores"].values())
        print(f"{row['type']:22} {row['language']:2}  {scores}  {row['path']}")
        for audit in row["lost"]:
            print(f"{'':27} - {audit}")


def differences(before, after):
    """Return lines that tell what changed between two runs; a ratio within the noise of both is no change."""
    found = []
    for name, site in after["sites"].items():
        known = {(row["type"], row["language"]): row for row in before["sites"].get(name, {}).get("rows", [])}
        for row in site.get("rows", []):
            old = known.get((row["type"], row["language"]))
            if old is None:
                found.append(f"{name}: {row['type']} {row['language']} was not measured before")
                continue
            found += [f"{name}: {row['type']} {row['language']}: {change}" for change in _changes(old, row)]
    return found


def _changes(old, new):
    for name in COUNTED:
        if name in old and name in new and old[name] != new[name]:
            yield f"{name} {old[name]} -> {new[name]}"
    before, after = old.get("weight") or {}, new.get("weight") or {}
    for name in WEIGHED:
        if name in before and name in after and abs(after[name] - before[name]) > (0 if name == "requests" else 100):
            yield f"{name} {before[name]} -> {after[name]}"
    for name in RATIOS:
        if name in old and name in new:
            a, b = old[name], new[name]
            if abs(b["x"] - a["x"]) > max(a["spread"] + b["spread"], NOISE * a["x"]):
                yield f"{name} {a['x']:.3f} -> {b['x']:.3f}, beyond noise"
