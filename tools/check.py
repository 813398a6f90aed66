"""What a machine can say of the code without running the portal: `make check`."""

import os
import subprocess
import sys
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
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    failed = []
    for name, command in STEPS.items():
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        print(f"{name:12} {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
