"""Where a lost reader may have wanted to go: pages of the same name elsewhere, or that share words with it, sections named nearly so, the last known stop."""

from difflib import get_close_matches
from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import Page

from . import access
from .models.pages import LANGUAGE_TAGS
from .serving import structure_of
from .structure import FIELDS, Node

MOST = 4
#: Words of an address: short ones say nothing, many would cost much.
SHORTEST_WORD, MOST_WORDS, MOST_ROWS = 4, 8, 100
ALIKE = 0.75  # The share of letters in common from which two names are taken for one with a slip.


def nearest_pages(request):
    """Return at most four {"title", "url", "language", "lang_tag"} of pages open to the reader, the likeliest first.

    Pages come in both languages, that of the address first. An empty list when even the database does not answer.
    """
    try:
        nodes = [node for node in _candidates(structure_of(request)) if _is_open(request, node)]
    except Exception:  # noqa: BLE001  (an error page must stand whatever is broken)
        return []
    return [
        {"title": node.title, "url": node.url_path, "language": node.language, "lang_tag": LANGUAGE_TAGS[node.language]}
        for node in list(dict.fromkeys(nodes))[:MOST]
    ]


def page_without_language(request, languages):
    """Return the address of the live page that `request.path` names without its language, in the first that has one, or None."""
    parts = [part for part in request.path.split("/") if part]
    structure = structure_of(request)
    for language in languages:
        chain = structure.chain(f"/{language}/{'/'.join(parts)}/")
        if len(chain) == len(parts) + 1 and chain[-1].live:
            return chain[-1].url_path
    return None


def _candidates(structure):
    """Yield nodes, the likeliest first, each with the same page in the other language."""
    parts = [part for part in structure.path.split("/") if part]
    own = "en" if parts[:1] == ["en"] else "fr"
    found = []
    if parts:
        found += [node for node in structure.nodes if node.slug == parts[-1]]
        found += _sharing_words(parts)
        sections = [node for language in ("fr", "en") for node in structure.sections(language)]
        close = get_close_matches(parts[-1], {node.slug for node in sections}, n=2, cutoff=ALIKE)
        found += [node for node in sections if node.slug in close]
    found += structure.chain()[-1:]
    # The way back to the home page stands under the list on every error page.
    found = [node for node in found if node is not None and node != structure.home(node.language)]
    for node in sorted(found, key=lambda node: (node.language != own, found.index(node))):
        yield node
        yield structure.twin(node, "en" if node.language == "fr" else "fr")


def _sharing_words(parts):
    """Return the pages beside the address `parts` (its components) whose names share most words with its last component."""
    words = {word for word in parts[-1].split("-")[:MOST_WORDS] if len(word) >= SHORTEST_WORD}
    if not words or len(parts) < 2:
        return []
    named = reduce(or_, (Q(slug__contains=word) for word in words))
    beside = Page.objects.filter(named, live=True, url_path__startswith=f"/{'/'.join(parts[:-1])}/")
    shared = {
        Node(*row): words & set(row[FIELDS.index("slug")].split("-")) for row in beside.values_list(*FIELDS)[:MOST_ROWS]
    }
    kin = [node for node in shared if shared[node]]
    return sorted(kin, key=lambda node: (-len(shared[node]), node.path))[:MOST]


def _is_open(request, node):
    return (
        node is not None
        and node.live
        and all(r.admits(access.reader_of(request)) for r in access.restrictions_of(request).on(node.path))
    )
