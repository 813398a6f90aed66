"""A good-practice case, from the fields of its sample file to what a page of the compendium shows."""

from __future__ import annotations

import re
from typing import Any

from portal import formats, palette

from .markdown import blocks, inlines, under
from .words import EVIDENCE, NBSP, SECTIONS, STATUS, WORDS

ANALYSIS = "transferability"  # the one part that is the editors' own opinion, and says so


def sources(things: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """The list of sources: number, title in its own language, publisher, address, month of access, kind."""
    return [
        {
            "n": source["n"],
            "title": source["title"],
            "language": source.get("language") or "",
            "publisher": source.get("publisher") or "",
            "url": (source.get("url") or "").strip(),
            "accessed": str(source.get("accessed") or ""),
            "secondary": source.get("kind") == "secondary",
        }
        for source in things or []
    ]


def numbers(thing: dict[str, Any]) -> set[int]:
    """The numbers that a text may cite."""
    return {source["n"] for source in thing.get("sources") or []}


def names(people: list[dict[str, Any]] | None, language: str) -> list[str]:
    """The names of organisations in one language."""
    return [one[f"name_{language}"] for one in people or []]


def case(thing: dict[str, Any], language: str, labels: dict[int, str]) -> dict[str, Any]:
    """Everything the template needs to set one case; `labels` names the themes."""
    texts, cited, note = thing[language], numbers(thing), WORDS["analysis"][language]
    sections = [
        {
            "title": title[language],
            "note": note if field == ANALYSIS else "",
            "blocks": under(4, blocks(texts.get(field, ""), cited)),
        }
        for field, title in SECTIONS.items()
        if texts.get(field)
    ]
    funding = (thing.get("funding") or {}).get(language)
    return {
        "key": thing["key"],
        "title": texts["title"],
        "summary": texts["summary"],
        "themes": [{"number": n, "label": labels.get(n, ""), **palette.theme(n)} for n in thing["themes"]],
        "facts": facts(thing, language),
        "indicators": [indicator(row, language) for row in thing.get("indicators") or []],
        "costs": [cost(row, language) for row in thing.get("costs") or []],
        "funding": inlines(funding, cited) if funding else [],
        "sections": sections,
        "contact": texts.get("contact_role") or "",
        "sources": sources(thing.get("sources")),
    }


def facts(thing: dict[str, Any], language: str) -> list[dict[str, str]]:
    """The rows of the fact table: place and position, status and period, who led it, with whom, how well it is known."""
    label = {name: WORDS[name][language] for name in ("place", "status", "lead", "partners", "evidence")}
    places = [
        f"{place[f'name_{language}']} ({formats.coordinates(place['lat'], place['lon'], language)})"
        for place in thing.get("places") or []
    ]
    period = formats.period(thing.get("start"), thing.get("end"), language, ongoing=thing["status"] == "active")
    rows = {
        label["place"]: "; ".join(places),
        label["status"]: ", ".join(filter(None, [STATUS[thing["status"]][language], period])),
        label["lead"]: "; ".join(names(thing.get("lead"), language)),
        label["partners"]: "; ".join(names(thing.get("partners"), language)),
        label["evidence"]: evidence(thing, language),
    }
    return [{"label": name, "text": text} for name, text in rows.items() if text]


def evidence(thing: dict[str, Any], language: str) -> str:
    """The level of evidence and the date of the last review, as one phrase."""
    level = EVIDENCE[thing["evidence"]][language]
    reviewed = thing.get("reviewed")
    phrase = f"{level}; {WORDS['reviewed'][language].lower()} {'le ' if language == 'fr' else ''}"
    return phrase + formats.partial_date(reviewed, language) if reviewed else level


def indicator(row: dict[str, Any], language: str) -> dict[str, Any]:
    """A measured value: "86 %", "2 700 t"; its label, year and source."""
    unit = row.get(f"unit_{language}") or ""
    number = formats.number(row["value"], language)
    if unit == "%":
        value = formats.percent(row["value"], language)
    elif unit.startswith("US$") and language == "en":  # "US$ million" goes round its number
        value = f"US${number}{unit.removeprefix('US$').replace(' ', NBSP)}"
    elif unit == "€":
        value = formats.money(row["value"], "EUR", language)
    else:
        value = f"{number}{NBSP}{unit}".strip()
    return {"label": row[f"label_{language}"], "value": value, "year": str(row["year"]), "source": row["source"]}


def cost(row: dict[str, Any], language: str) -> dict[str, Any]:
    """An amount in its own currency and year; nothing is converted."""
    value = formats.money(row["amount"], row["currency"], language, full=True, compact=True)
    if language == "en":  # in print the scale is a word
        value = re.sub(r"[MB]$", lambda found: NBSP + {"M": "million", "B": "billion"}[found[0]], value)
    return {"label": row[f"label_{language}"], "value": value, "year": str(row["year"]), "source": row["source"]}
