"""What a machine can say of the code without running the portal: `make check`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import catalogues, system

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STEPS = {
    "lint": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "templates": [BIN / "djlint", "--lint", "--quiet", "."],
    "types": [BIN / "mypy"],
    "settings": [sys.executable, "manage.py", "check", "--fail-level", "WARNING"],
    "house rules": [sys.executable, "-m", "pytest", "--quiet", "--no-header", "tests/test_house.py"],
}


def main():
    """Run every step, even after a failure, and return how many failed."""
    system.bring(["xgettext"])
    catalogues.compile_all()
    with tempfile.TemporaryDirectory() as var:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PORTAL_VAR_DIR": var}
        return sum(not passes(name, command, environment) for name, command in STEPS.items())


def passes(name, command, environment):
    """Run one step, print its verdict, and what it said when it failed."""
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    print(f"{name:12} {'FAILED' if done.returncode else 'ok'}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return not done.returncode


if __name__ == "__main__":
    sys.exit(main())
