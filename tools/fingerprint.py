"""Digests of files: what stands for work that need not be done again while they stay as they are."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = (
    "requirements/base.txt",
    "*/migrations/*.py",
    "*/apps.py",
    "editorial/bootstrap.py",
    "editorial/roles.py",
    "portal/agenda.py",
    "portal/tree.py",
    "search/schema.py",
)
SAMPLE = ("sample/**/*", "*/management/commands/*.py")


def of(*patterns):
    """Return twelve letters that change with the name or content of any file of the project under `patterns`."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]
