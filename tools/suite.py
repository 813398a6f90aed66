"""The whole suite, as `make test` runs it: on PostgreSQL with Elasticsearch and a real browser, then on SQLite what needs no server.

Words after the command go to pytest, both times.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tools import catalogues, services, system

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "--numprocesses=2", "--dist=loadgroup"]
PROGRAMS = ("chromium", "java", "xgettext")  # Beside those of the services.


def run(title, variables, arguments):
    """Run pytest with `variables` in its environment, show its output as it comes, return (code, summary line)."""
    print(f"\n=== {title} ===", flush=True)
    environment = {key: value for key, value in os.environ.items() if key not in services.VARIABLES} | variables
    process = subprocess.Popen(
        [*PYTEST, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    last = ""
    try:
        for line in process.stdout:
            print(line, end="", flush=True)
            last = line.strip() or last
        return process.wait(), last
    finally:
        process.terminate()
        process.wait()


def main(arguments):
    """Bring what the machine lacks, run both halves whatever the first says, and return the first exit code that is not zero."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # Told to stop, it still stops what it started.
    system.bring((*PROGRAMS, *services.programs()))
    catalogues.compile_all()
    variables, started = services.start()
    try:
        halves = {
            "PostgreSQL": run("On PostgreSQL, everything", variables, arguments),
            "SQLite": run(
                "On SQLite, what needs no server",
                {},
                [*arguments, "-m", "not browser and not postgres and not elasticsearch"],
            ),
        }
    finally:
        services.stop(started)
    print()
    for name, (_, summary) in halves.items():
        print(f"{name + ':':12} {summary}")
    return next((code for code, _ in halves.values() if code), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
