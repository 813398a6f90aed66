"""The index of the database engine: what it compares of each document, made from the document and its terms."""

from . import words
from .engines import FACETS
from .models import SearchEntry

SEARCHED = frozenset(facet for facet in FACETS.values() if facet)
#: What a document is read for to make its entry.
READ = ("pk", "written_at", "language", "kind", "date", "title", "summary", "body", "card")
FIELDS = SearchEntry._meta.concrete_fields
NAMES = [field.attname for field in FIELDS]
#: Between the parts of a text: no word, so that no phrase crosses it.
APART = " . "
#: What a card holds that is no word of the page: keys, addresses, codes.
NO_WORDS = {
    "themes", "url", "audience", "languages", "status", "organisation", "category", "registration", "attendance",
}  # fmt: skip


def values(document, terms):
    """Return the columns of an entry as {name: value}: `document` is a dict of `READ`, `terms` its (facet, key) pairs."""
    texts = (document["title"], shown_words(document["summary"], document["card"]), document["body"])
    parts = [words.stems_and_forms(text, document["language"]) for text in texts]
    stems, forms = zip(*parts, strict=True)
    return {
        "document_id": document["pk"], "written_at": document["written_at"], "language": document["language"],
        "kind": document["kind"], "date": document["date"], "title_words": stems[0], "title_forms": forms[0],
        "forms": f" {APART.join(forms)} ",
        "keys": "\n".join(sorted(f"{facet}:{key[:80]}" for facet, key in terms if facet in SEARCHED)), "vector": stems,
    }  # fmt: skip


def write(entries):
    """Write, or write again, the entries of documents, given as `values`: one statement."""
    SearchEntry.objects.bulk_create(
        [SearchEntry(**entry) for entry in entries],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=[field.name for field in FIELDS if not field.primary_key],
    )


def shown_words(summary, card):
    """Return what a row shows of a page besides its title, as one text: its summary, then the texts of its card."""
    return " ".join([summary, *_texts(card)])


def _texts(value):
    """Yield the texts of a card, whatever it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        # In one order, whatever that of the database: PostgreSQL does not keep the one they were written in.
        for name, part in sorted(value.items()):
            if name not in NO_WORDS and not name.endswith(("key", "kind", "status")):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
