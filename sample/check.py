#!/usr/bin/env python3
"""Check the sample content: YAML, both languages, lengths, Canadian typography, references, pictures.

Run `python sample/check.py`: it prints each fault, then a count, and exits with 1 when there is any fault.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TEXTS = {  # folder: the texts that each language must have
    "practices": "title summary context challenge solution governance success_factors limits transferability lessons "
    "contact_role",
    "news": "title kicker lead body",
    "reports": "title lead objectives outcomes",
    "pages": "title lead body",
    "members": "name presentation issues",
    "events": "title lead body",
    "publications": "title abstract contents",
    "programmes": "title summary axes body",
    "themes": "presentation questions",
}
LIMITS = {"practices": {"title": 100, "summary": 160}}
NO_BREAK = "\u00a0\u202f"
QUOTES = (("'", "straight apostrophe"), ('"', "straight quotation mark"))
FRENCH = (
    (rf"[^{NO_BREAK}\d]:(?!//|\w)", "no-break space wanted before ':'"),
    (r" :", "ordinary space before ':'"),
    (rf"[ {NO_BREAK}][;!?]", "space before ; ! or ?"),
    (rf"«[^{NO_BREAK}]|[^{NO_BREAK}]»", "no-break space wanted inside « »"),
    (r"\d [%$€]", "ordinary space before %, $ or €"),
    *QUOTES,
)
ENGLISH = ((rf"[ {NO_BREAK}][:;!?]", "space before : ; ! or ?"), (r"[«»]", "French quotation mark"), *QUOTES)
BOTH = ((r"(?<=\S)  +(?=\S)", "two spaces"), (r"\]\s\[\d", "two sources in a row are written [3], [5]"))


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside a value, with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from strings(item, f"{path}[{index}]")


def read(folder: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every object of the content by its key, with the folder it lies in."""
    return {
        file.stem: (kind, yaml.safe_load(file.read_text(encoding="utf-8")))
        for kind in TEXTS
        for file in sorted((folder / "content" / kind).glob("*.yaml"))
    }


def typography(where: str, text: str, rules: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """What in a text breaks the rules; addresses, code and link targets are left aside."""
    text = re.sub(r"https?://\S+|`[^`]*`|\]\([^)]*\)", "", text)
    for pattern, fault in rules:
        if found := re.search(pattern, text):
            yield f"{where}: {fault}: …{text[max(0, found.start() - 15) : found.end() + 15]!r}"


def of_texts(name: str, kind: str, thing: dict[str, Any]) -> Iterator[str]:
    """Faults of the texts themselves: missing, too long, badly set, or citing a source that is not listed."""
    numbers = {source["n"] for source in thing.get("sources") or []}
    for language, rules in (("fr", FRENCH), ("en", ENGLISH)):
        texts = thing.get(language) or {}
        for field in TEXTS[kind].split():
            if not texts.get(field):
                yield f"{name}: {language}.{field} missing"
        for field, limit in LIMITS.get(kind, {}).items():
            if len(texts.get(field, "")) > limit:
                yield f"{name}: {language}.{field} has {len(texts[field])} characters, more than {limit}"
        for path, text in strings(texts, f".{language}"):
            yield from typography(name + path, text, (*rules, *BOTH))
            for number in re.findall(r"\[(\d+)\](?!\()", text):
                if int(number) not in numbers:
                    yield f"{name}: [{number}] in {path} names no source"
    if shape(thing.get("fr")) != shape(thing.get("en")):
        yield f"{name}: the two languages do not have the same parts"


def shape(value: Any) -> list[str]:
    """The paths of the texts, and how many paragraphs, headings and items each has."""
    return [
        f"{path} {text.count('## ')} {len(re.findall(r'(?m)^(?:-|[0-9]+[.]) ', text))}" for path, text in strings(value)
    ]


def of_facts(name: str, kind: str, thing: dict[str, Any]) -> Iterator[str]:
    """Faults of what surrounds the texts: themes, sources, indicators, alternative texts."""
    if not set(thing.get("themes") or []) <= set(range(1, 11)) or len(thing.get("themes") or []) > 3:
        yield f"{name}: themes {thing.get('themes')}"
    if kind == "practices" and not (thing.get("themes") and thing.get("sources")):
        yield f"{name}: a practice has a theme and a source"
    numbers = {source["n"] for source in thing.get("sources") or []}
    for row in [*(thing.get("indicators") or []), *(thing.get("costs") or [])]:
        if row.get("source") not in numbers:
            yield f"{name}: a figure without its source: {row}"
    picture = thing.get("picture")
    if picture and not (picture.get("alt_fr") and picture.get("alt_en")):
        yield f"{name}: picture without alternative texts"


def of_references(things: dict[str, tuple[str, dict[str, Any]]]) -> Iterator[str]:
    """Keys that lead nowhere: related objects, linked pages, members, cases of a compendium."""
    for key, (kind, thing) in things.items():
        related = [item if isinstance(item, str) else item["key"] for item in thing.get("related") or []]
        linked = [target for _, text in strings(thing) for target in re.findall(r"\]\(page:([\w-]+)\)", text)]
        people = [one.get("member_key") for role in ("lead", "partners") for one in thing.get(role) or []]
        compiled = (thing.get("document") or {}).get("compiles") or []
        for target in [*related, *linked, *filter(None, people), *compiled]:
            if target not in things:
                yield f"{kind}/{key}: {target} is not here"


def of_pictures(folder: Path, things: dict[str, tuple[str, dict[str, Any]]]) -> Iterator[str]:
    """Pictures without a file, a text or an object, and files that no entry names."""
    pictures = yaml.safe_load((folder / "pictures.yaml").read_text(encoding="utf-8"))
    files = {file.stem for file in (folder / "pictures").glob("*.webp")}
    for name in sorted(files ^ set(pictures)):
        yield f"pictures: {name} is {'not in pictures.yaml' if name in files else 'not in pictures/'}"
    for name, entry in pictures.items():
        for key in [*entry["keys"], *filter(None, [entry.get("plate_of")])]:
            if key not in things:
                yield f"pictures: {name} goes with {key}, which is not here"
        yield from typography(f"pictures: {name}", entry.get("alt_fr") or "''", FRENCH)
        yield from typography(f"pictures: {name}", entry.get("alt_en") or "''", ENGLISH)


def faults(folder: Path = HERE) -> list[str]:
    """Every fault of the sample in the folder, one sentence each."""
    things = read(folder)
    found = [f"{kind}/{stem}: key {thing.get('key')}" for stem, (kind, thing) in things.items() if thing["key"] != stem]
    for key, (kind, thing) in things.items():
        found += [*of_texts(f"{kind}/{key}", kind, thing), *of_facts(f"{kind}/{key}", kind, thing)]
    themes = yaml.safe_load((folder / "content" / "themes.yaml").read_text(encoding="utf-8"))["themes"]
    for theme in themes:
        found += of_texts(f"themes/{theme['key']}", "themes", theme)
    return [*found, *of_references(things), *of_pictures(folder, things)]


if __name__ == "__main__":
    problems = faults()
    print("\n".join([*problems, f"{len(read(HERE))} objects, {len(problems)} faults"]))
    sys.exit(bool(problems))
