"""A publication, from the fields of its sample file to the plain data that the Typst template sets."""

from __future__ import annotations

import re
from typing import Any

from portal import formats, palette

from .cases import case, names, numbers, sources
from .markdown import blocks, clean, inlines, under
from .words import KINDS, LANGUAGES, NBSP, words

REGION = "CA"
ACCENTS = str.maketrans("àâäçéèêëîïôöùûüœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ", "aaaceeeeiioouuuoAAACEEEEIIOOUUUO")


def compose(
    publication: dict[str, Any],
    language: str,
    *,
    cases: list[dict[str, Any]],
    themes: dict[int, str],
    organisation: str,
) -> dict[str, Any]:
    """Everything the template needs, as values that JSON can hold.

    `publication` and `cases` have the fields of the sample files; `themes` names each theme by its number in this
    language; `organisation` is the network's name on the cover and in the footer.
    """
    texts, cited, label = publication[language], numbers(publication), words(language)
    main, subtitle = split_title(texts["title"])
    number = (publication.get("themes") or [None])[0]
    authors = names(publication.get("authors"), language)
    organisation = organisation or re.sub(r"\s*\(.*\)$", "", authors[0] if authors else publication["publisher"])
    return {
        "language": language,
        "region": REGION,
        "words": label,
        "inks": palette.INKS,
        "title": clean(texts["title"]),
        "main_title": main,
        "subtitle": subtitle,
        "kicker": f"{organisation} – {KINDS.get(publication['kind'], {}).get(language, '')}, {publication['year']}",
        "organisation": organisation,
        "authors": authors,
        "number": None if publication.get("all_themes") else number,
        "year": publication["year"],
        "sample": bool(publication.get("sample")),
        "theme": palette.theme(number),
        "themes": [{"number": n, "label": themes.get(n, "")} for n in publication.get("themes") or []],
        "abstract": inlines(texts["abstract"], cited),
        "parts": parts(publication, language, cases, themes),
        "sources": sources_of(publication, language),
    }


def split_title(title: str) -> tuple[str, str]:
    """A long title as a title and a subtitle: cut after a colon or a question mark."""
    found = re.match(rf"(.+?)(?:[ {NBSP}]?: |(?<=\?) )(.+)", clean(title), re.DOTALL)
    if not found:
        return clean(title), ""
    return found[1], found[2][:1].upper() + found[2][1:]


def sources_of(thing: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """A list of sources, with the month of access written out."""
    listed = sources(thing.get("sources"))
    for source in listed:
        source["accessed"] = formats.partial_date(source["accessed"], language) if source["accessed"] else ""
    return listed


def parts(
    publication: dict[str, Any], language: str, cases: list[dict[str, Any]], themes: dict[int, str]
) -> list[dict[str, Any]]:
    """The parts in their order: the written chapters, then what the publication compiles from other data."""
    texts, cited, label = publication[language], numbers(publication), words(language)
    chapters = texts.get("chapters") or []
    made: list[dict[str, Any]] = [
        {"kind": "chapter", "title": clean(chapter["title"]), "blocks": under(1, blocks(chapter["text"], cited))}
        for chapter in chapters
    ]
    titles = [clean(title) for title in (texts.get("contents") or [])[len(chapters) :]]
    if cases:
        made.append(
            {"kind": "cases", "title": titles[0] if titles else label["cases"]} | by_theme(cases, language, themes)
        )
        made.append(
            {"kind": "index", "title": titles[1] if titles[1:] else label["index"]} | index(cases, language, themes)
        )
    if publication.get("terms"):
        rows = [{form: clean(term[form]) for form in term if form != "key"} for term in publication["terms"]]
        made.append(
            {
                "kind": "terms",
                "title": titles[0] if titles else label["terms"],
                "rows": rows,
                "heads": LANGUAGES[language],
            }
        )
    return made


def by_theme(cases: list[dict[str, Any]], language: str, themes: dict[int, str]) -> dict[str, Any]:
    """The cases under their main theme, each theme with the cases that touch it from elsewhere."""
    groups = []
    for number in sorted({thing["themes"][0] for thing in cases}):
        own = sorted((thing for thing in cases if thing["themes"][0] == number), key=lambda thing: thing["key"])
        also = [thing for thing in cases if number in thing["themes"][1:]]
        set_cases = [case(thing, language, themes) for thing in own]
        for one, thing in zip(set_cases, own, strict=True):
            one["sources"] = sources_of(thing, language)
        groups.append(
            {
                "number": number,
                "label": themes.get(number, ""),
                **palette.theme(number),
                "cases": set_cases,
                "also": [{"key": thing["key"], "title": thing[language]["title"]} for thing in also],
            }
        )
    return {"groups": groups}


def index(cases: list[dict[str, Any]], language: str, themes: dict[int, str]) -> dict[str, Any]:
    """Where each place, theme and organisation is met; the template adds the pages."""
    label = words(language)
    found: dict[str, dict[str, list[str]]] = {label[name]: {} for name in ("places", "themes", "organizations")}

    def note(group: str, name: str, key: str) -> None:
        keys = found[label[group]].setdefault(clean(name), [])
        if key not in keys:
            keys.append(key)

    for thing in cases:
        for place in thing.get("places") or []:
            note("places", place[f"name_{language}"], thing["key"])
        for number in thing["themes"]:
            note("themes", f"{number:>2} {themes.get(number, '')}", thing["key"])
        for name in [*names(thing.get("lead"), language), *names(thing.get("partners"), language)]:
            note("organizations", name, thing["key"])
    return {
        "groups": [
            {
                "title": title,
                "entries": [{"name": name.strip(), "keys": keys} for name, keys in sorted(entries.items(), key=_order)],
            }
            for title, entries in found.items()
        ]
    }


def _order(entry: tuple[str, list[str]]) -> str:
    """The order of a dictionary: accents and capitals do not count."""
    return entry[0].translate(ACCENTS).casefold()
