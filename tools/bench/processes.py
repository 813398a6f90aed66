"""Servers and programs started for a measure: none outlives it, however it ends."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tools.ports import is_taken

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
PR_SET_PDEATHSIG = 1  # prctl(2): the signal a child receives when its parent dies, even by SIGKILL.


def die_with_parent():
    """Ask the kernel, in a child about to run a program, to end it with us; a kernel without prctl(2) does nothing."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def run(*words, environment, text=None):
    """Run a module of ours in a process of its own, show what it reports on its error output, return what it printed.

    Ends the measure with a sentence when it fails.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", *words], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE,
        stdin=subprocess.PIPE if text is not None else subprocess.DEVNULL, preexec_fn=die_with_parent,
    )  # fmt: skip
    try:
        printed, _ = process.communicate(text)
    finally:
        end(process)
    if process.returncode:
        sys.exit(f"python -m {' '.join(words)} failed: its reason stands above.")
    return printed


@contextlib.contextmanager
def server(command, port, *, environment=None, ready="/", **options):
    """Run a server until the block ends; yield its address once it answers `ready`."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, preexec_fn=die_with_parent, **options)
    try:
        limit = time.monotonic() + PATIENCE
        while not is_taken(port):
            if process.poll() is not None or time.monotonic() > limit:
                raise SystemExit(f"{command[0]} does not start: its reason stands above.")
            time.sleep(0.1)
        base = f"http://127.0.0.1:{port}"
        read(base + ready)
        yield base
    finally:
        end(process)


def read(url, headers=None):
    """Read an address of ours and return (status, body); an error page is an answer too."""
    request = urllib.request.Request(url, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def end(process):
    """Stop a process that we started, and wait for it."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def stop_cleanly():
    """Let a request to end (SIGTERM) run every `finally` of ours, as Ctrl+C does."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.environ["PYTHONUNBUFFERED"] = "1"
