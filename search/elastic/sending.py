"""What is sent of each document: everything that may be asked of it, built from the database alone."""

import hashlib
import json

from django.contrib.contenttypes.models import ContentType

from portal.models import PortalDocument, Use
from search.engines import FACETS, type_of
from search.entries import shown_words
from search.models import SearchDocument, SearchPassage, SearchTerm

STEP = 4  # Treebeard: each level of a path has four characters.
NAMES = {facet: name for name, facet in FACETS.items() if facet}


def sources(page_ids):
    """Return {page id: (language, what Elasticsearch keeps of it)} for those of these pages that are live and have a document."""
    ids = list(page_ids)
    rows = SearchDocument.objects.filter(pk__in=ids, page__live=True).values(
        "pk", "language", "kind", "title", "summary", "body", "date", "card", "page__path"
    )
    found = {}
    for row in rows:
        found[row["pk"]] = (
            row["language"],
            {
                "type": type_of(row["kind"]), "title": row["title"], "summary": shown_words(row["summary"], row["card"]),
                "body": row["body"], "date": row["date"] and row["date"].isoformat(), "ancestors": _ancestors(row["page__path"]),
                "pages": [],
            },
        )  # fmt: skip
    terms = SearchTerm.objects.filter(facet__in=NAMES, document__in=list(found)).order_by(
        "document", "facet", "position"
    )
    for pk, facet, key in terms.values_list("document_id", "facet", "key"):
        found[pk][1].setdefault(NAMES[facet], []).append(key)
    _add_passages(found)
    for _language, source in found.values():
        source["fingerprint"] = fingerprint(source)
    return found


def fingerprint(source):
    """Return what tells one state of a document from another."""
    return hashlib.sha1(json.dumps(source, sort_keys=True).encode(), usedforsecurity=False).hexdigest()


def _ancestors(path):
    """Every treebeard path above a page and its own: what the paths closed to a reader are looked for in."""
    return [path[:end] for end in range(STEP, len(path) + 1, STEP)]


def _add_passages(found):
    uses = Use.objects.filter(
        page__in=list(found), live=True, content_type=ContentType.objects.get_for_model(PortalDocument)
    )
    pages_of = {}
    for page_id, file in uses.values_list("page_id", "object_id"):
        pages_of.setdefault(file, []).append(page_id)
    passages = SearchPassage.objects.filter(file__in=list(pages_of)).order_by("file", "number")
    columns = ("file_id", "number", "language", "text", "file__audience", "file__collection__path")
    for file, number, language, text, audience, collection in passages.values_list(*columns):
        passage = {
            "file": file, "number": number, "audience": audience, "collections": _ancestors(collection),
            f"text_{language}": text,
        }  # fmt: skip
        for page_id in pages_of[file]:
            found[page_id][1]["pages"].append(passage)
