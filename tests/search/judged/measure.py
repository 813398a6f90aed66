"""How well an engine answers the judged set: MRR, and recall among the first five."""

from pathlib import Path

import yaml
from wagtail.models import Page

from portal import access
from search import query, synonyms
from search.engines import Asked

HERE = Path(__file__).parent
NUMBER = 10


def judged(language):
    """Return the judged queries of a language: dicts with `query`, `kind`, `want` and perhaps `also` (addresses, best first), `page`."""
    return yaml.safe_load((HERE / f"{language}.yaml").read_text())


def asked(text, language, groups):
    """Return what a visitor who types `text` asks of an engine."""
    reader, restrictions = access.Reader(), access.Restrictions()
    return Asked(
        query=query.parse(text, language, groups[language]),
        closed=tuple(restrictions.closed_to(reader)),
        audiences=tuple(reader.audiences),
        closed_collections=tuple(access.closed_collections(reader, restrictions)),
        number=NUMBER,
    )


def measure(engine, language):
    """Return {"mrr", "recall", "quoted", "number", "missed"} of an engine over the judged set of a language.

    The rank of a query is that of the first page a knowledgeable reader accepts (`want` or `also`); recall is the share of the pages
    it must bring (`want`) that stand among the first five; `quoted` is the share of the queries that name a `page` of a file for which the
    wanted page quotes that one first. `missed` lists (query, kind, addresses found, addresses not brought).
    """
    groups = synonyms.groups()
    rows = judged(language)
    reciprocal = recall = 0
    missed, quoted = [], []
    for row in rows:
        hits = engine.answer(asked(row["query"], language, groups)).hits
        pages = dict(Page.objects.filter(pk__in=[hit.page_id for hit in hits]).values_list("pk", "url_path"))
        found = [pages[hit.page_id] for hit in hits]
        accepted = {*row["want"], *row.get("also", ())}
        rank = next((number for number, path in enumerate(found, 1) if path in accepted), None)
        reciprocal += 1 / rank if rank else 0
        if "page" in row:
            numbers = [hit.passages[0][1] for hit in hits if hit.passages and pages[hit.page_id] in row["want"]]
            quoted.append(numbers[:1] == [row["page"]])
        absent = set(row["want"]) - set(found[:5])
        recall += 1 - len(absent) / len(row["want"])
        if rank != 1 or absent:
            missed.append((row["query"], row["kind"], found[:5], sorted(absent)))
    number = len(rows)
    return {
        "mrr": reciprocal / number, "recall": recall / number, "quoted": sum(quoted) / len(quoted),
        "number": number, "missed": missed,
    }  # fmt: skip
