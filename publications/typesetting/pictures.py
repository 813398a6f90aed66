"""The drawings that a PDF shows: which one goes with what, and its bytes in a form and size fit for print."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from PIL import Image

WIDTH = 1100  # pixels across the text: about 150 to the inch
QUALITY = 78


class Picture(NamedTuple):
    """A picture's file and its alternative text in one language."""

    file: Path
    alternative: str


class Pictures:
    """The pictures of a folder, as the list of the same name beside it (`pictures/`, `pictures.yaml`) describes them."""

    def __init__(self, folder: Path, language: str) -> None:
        listed = folder.with_suffix(".yaml")
        entries: dict[str, Any] = yaml.safe_load(listed.read_text(encoding="utf-8")) if listed.exists() else {}
        self._of_key: dict[str, Picture] = {}
        self._plate_of: dict[str, Picture] = {}
        for name, entry in entries.items():
            picture = Picture(folder / f"{name}.webp", entry[f"alt_{language}"])
            self._of_key |= dict.fromkeys(entry.get("keys") or [], picture)
            if entry.get("plate_of"):
                self._plate_of[entry["plate_of"]] = picture

    def of(self, key: str) -> Picture | None:
        """The picture of an object, if it has one."""
        return self._of_key.get(key)

    def plate(self, key: str) -> Picture | None:
        """The plate of a publication's cover, if it has one."""
        return self._plate_of.get(key) or self._of_key.get(key)


@lru_cache(maxsize=64)
def printable(file: Path) -> bytes:
    """The picture as JPEG, which a PDF holds as it is; a WebP would be unpacked into it, ten times larger."""
    with Image.open(file) as opened:
        image = opened.convert("RGB")
        if image.width > WIDTH:
            image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=QUALITY, optimize=True)
        return buffer.getvalue()
