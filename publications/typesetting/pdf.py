"""From a publication to the bytes of its PDF, through Typst."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import typst

import portal

from .document import compose
from .pictures import Picture, Pictures, printable

HERE = Path(__file__).parent
FONTS = Path(portal.__file__).parent / "typefaces"
TEMPLATE = HERE / "template"
STANDARD: Final = (
    "ua-1"  # ISO 14289-1: tagged, titled, with a language and alternative texts; Typst refuses what breaks it
)


class TypesettingError(ValueError):
    """A publication could not be set; the message names it, the cause and the way out."""


def make_pdf(
    publication: dict[str, Any],
    language: str,
    *,
    cases: Iterable[dict[str, Any]] = (),
    themes: Mapping[int, str] | None = None,
    pictures: Path | None = None,
    organisation: str = "",
    date: dt.date | None = None,
) -> bytes:
    """The publication as a tagged PDF (PDF/UA-1) in `language` ("fr" or "en").

    `cases`: the practices among which a compendium finds those it compiles (others are left out); `themes`: each theme's
    label by its number, in this language; `pictures`: the folder of drawings, described by a YAML list of the same name
    beside it; `organisation`: the name on the cover, the first author's unless given; `date`: the document's date, 1 January of its year unless given.

    Raises TypesettingError when a text holds a character that no font of the house can show.
    """
    wanted = (publication.get("document") or {}).get("compiles") or []
    compiled = [thing for thing in cases if thing["key"] in wanted]
    data = compose(publication, language, cases=compiled, themes=dict(themes or {}), organisation=organisation)
    day = date or dt.date(int(publication["year"]), 1, 1)
    data["date"] = [day.year, day.month, day.day]
    stamp = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
    with tempfile.TemporaryDirectory(prefix="typesetting-") as folder:
        root = Path(folder)
        shutil.copytree(TEMPLATE, root, dirs_exist_ok=True)
        if pictures:
            _illustrate(data, publication["key"], Pictures(Path(pictures), language), root)
        (root / "publication.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        try:
            return typst.compile(
                str(root / "main.typ"),
                root=str(root),
                font_paths=[str(FONTS)],
                ignore_system_fonts=True,  # the same bytes on every machine
                pdf_standards=[STANDARD],
                timestamp=stamp,
            )
        except typst.TypstError as error:
            raise TypesettingError(f"{publication['key']} ({language}) cannot be set as a PDF: {error}") from error


def _illustrate(data: dict[str, Any], key: str, pictures: Pictures, root: Path) -> None:
    """Write the pictures that the document shows beside it, and name them in its data."""
    data["plate"] = _place(pictures.plate(key), root)
    for part in data["parts"]:
        for group in part.get("groups", []):
            for one in group.get("cases", []):
                one["picture"] = _place(pictures.of(one["key"]), root)


def _place(picture: Picture | None, root: Path) -> dict[str, str] | None:
    if picture is None or not picture.file.exists():
        return None
    name = f"{picture.file.stem}.jpg"
    (root / name).write_bytes(printable(picture.file))
    return {"file": name, "alternative": picture.alternative}
