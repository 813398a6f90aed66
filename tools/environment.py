"""Make the virtual environment `.venv` and install one of the two locks in it, once per content of the lock.

Run by the bare Python of the machine, so it imports nothing but the standard library:
`python3 -m tools.environment base` (what the portal needs) or `dev` (that, and what tests and checks need).
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

from tools import system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)


def fingerprint(name):
    """Return the SHA-256 of the lock `name`, which stands for everything it installs."""
    return hashlib.sha256((ROOT / "requirements" / f"{name}.txt").read_bytes()).hexdigest()


def is_installed(name):
    """Say whether the environment holds the lock `name` as it stands now; `dev` contains `base`."""
    stamps = {"base", "dev"} if name == "base" else {"dev"}
    return (VENV / "bin" / "python").exists() and any(
        (VENV / f".installed-{stamp}").exists() and (VENV / f".installed-{stamp}").read_text() == fingerprint(stamp)
        for stamp in stamps
    )


def create():
    """Create `.venv`; Debian keeps a part of `venv` in a package of its own, which is brought when it is missing."""
    if not importlib.util.find_spec("ensurepip"):
        system.install(["python3-venv"])
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"{sys.executable} cannot create a virtual environment:\n{made.stdout}{made.stderr}")


def install(name):
    """Install the lock `name`, every file checked against its hash, and remember that it was done."""
    print(f"Installing requirements/{name}.txt (once, until it changes) ...", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([*pip, "--require-hashes", "-r", f"requirements/{name}.txt"], cwd=ROOT)
    if done.returncode:
        sys.exit(f"pip could not install requirements/{name}.txt: its reason stands above.")
    (VENV / f".installed-{name}").write_text(fingerprint(name))


def main(name):
    """Bring the environment for the lock `name`: nothing is done when it stands already."""
    if sys.version_info < OLDEST:
        sys.exit(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}. "
            "Name another: make PYTHON=python3.12 ..."
        )
    if is_installed(name):
        return
    if not (VENV / "bin" / "pip").exists():
        create()
    install(name)


if __name__ == "__main__":
    main(sys.argv[1])
