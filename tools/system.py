"""The programs of the machine that the suite needs, and how to bring them: Debian packages, when we may.

Each is looked for first, so that a second run installs nothing. What Debian does not carry comes by Maven.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "chromium": "chromium",
    "postgres": "postgresql",
    "xgettext": "gettext",
    "java": "default-jre-headless",  # Runs the HTML checker and Elasticsearch.
    "mvn": "maven",  # Brings Elasticsearch.
    "wrk": "wrk",
    "nginx": "nginx-light",
    "node": "nodejs",  # Runs Lighthouse.
    "npm": "npm",
}
MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
SERVER_FOLDERS = "usr/lib/postgresql/*/bin"  # Debian keeps servers out of PATH.


def find(program):
    """Return the path of `program`, or None; PostgreSQL's own programs are found where Debian puts them."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
    if found:
        return str(Path(found).resolve())
    servers = sorted(Path("/").glob(f"{SERVER_FOLDERS}/{program}"), key=lambda path: int(path.parts[-3].split(".")[0]))
    return str(servers[-1]) if servers else None


def bring(programs):
    """Install what is missing of `programs`; ends with a sentence naming the packages when we may not."""
    if packages := [PACKAGES[program] for program in programs if not find(program)]:
        install(packages)


def install(packages):
    """Install Debian packages; ends with a sentence naming them when we may not."""
    apt = _apt_get()
    if not apt:
        sys.exit(
            f"Missing on this machine: {', '.join(packages)} (Debian names). Install them, for example with "
            f"`sudo apt-get install {' '.join(packages)}`, and run the command again."
        )
    print(f"Installing {', '.join(packages)} ...", flush=True)
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run([*apt, "-qq", *arguments], stdout=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"apt-get could not install {', '.join(packages)}: its reason stands above.")


def copy_artifact(artifact, sha256, folder):
    """Copy a Maven artifact ("group:name:version:type") into `folder` and return its path; Maven's settings choose the registry.

    Maven's own copy is made under `folder` too, so that it goes away with it. Ends with Maven's reason when it cannot,
    or when the file is not the one whose SHA-256 is given.
    """
    bring(["mvn"])
    done = subprocess.run(
        ["mvn", "--quiet", "--batch-mode", f"-Dmaven.repo.local={folder / 'repository'}", MAVEN_COPY,
         f"-Dartifact={artifact}", f"-DoutputDirectory={folder / 'copy'}"],
        cwd=folder, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"Maven could not bring {artifact}:\n{(done.stdout + done.stderr)[-2000:]}")
    copy = next((folder / "copy").iterdir())
    with copy.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            sys.exit(f"Maven brought another file than the expected {artifact}: its SHA-256 differs.")
    return copy


def _apt_get():
    """Return the words that start apt-get with the rights to install, or None."""
    if not shutil.which("apt-get"):
        return None
    settings = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return [*settings, "apt-get"]
    may = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    return ["sudo", "-n", *settings, "apt-get"] if may else None
