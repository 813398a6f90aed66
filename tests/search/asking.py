"""Asking an engine as a reader does, without a request."""

import json

from wagtail.models import Page

from portal import access
from search import passages, query, synonyms
from search.engines import Asked, database
from tests import factories


def asked(text, language="fr", user=None, **rest):
    """Return what `user`, or a visitor, who types `text` asks of an engine."""
    reader, restrictions = access.Reader(user), access.Restrictions()
    return Asked(
        query=query.parse(text, language, synonyms.groups()[language]),
        closed=tuple(restrictions.closed_to(reader)),
        audiences=tuple(reader.audiences),
        closed_collections=tuple(access.closed_collections(reader, restrictions)),
        **rest,
    )


def answer(text, language="fr", user=None, **rest):
    """Return the `Answer` of the database."""
    return database.answer(asked(text, language, user, **{"number": 100, **rest}))


def found(text, language="fr", user=None, **rest):
    """Return the titles of the pages found, best first."""
    titles = dict(Page.objects.values_list("pk", "title"))
    return [titles[hit.page_id] for hit in answer(text, language, user, **rest).hits]


def readable(*texts, **fields):
    """Return a document, for everyone unless told otherwise, whose pages say `texts`; the portal has read it."""
    import typst

    # As strings of Typst: what they hold is text, never markup.
    body = "\n#pagebreak()\n".join("#" + json.dumps(text, ensure_ascii=False) for text in texts)
    document = factories.document(typst.compile(body.encode()), **{"audience": "public", **fields})
    passages.read_passages(document)
    return document
