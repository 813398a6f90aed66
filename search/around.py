"""What a page points at, by one query: pages it links to or recommends, their twins, and the members it names."""

from django.db.models import Q
from wagtail.models import Page

from portal import access
from portal.models.pages import LANGUAGE_TAGS
from portal.prefetch import NODE_FIELDS, with_twins
from portal.prepared import prepared
from portal.serving import structure_of
from portal.structure import model_of

from .models import SearchDocument, SearchTerm
from .neighbours import AFTER, BEFORE, is_beside, sides
from .rows import PLAIN

DOCUMENT_FIELDS = ("page_id", "language", "kind", "title", "summary", "date", "end_date", "card")


def around(page, ids, organisations=None, also=None, beside=None):
    """Return the page nodes with these ids, their twins, `page` itself, and the profiles of the organisations it names.

    Each node carries its `search_document_row` when it has one (see `document_of`). Organisations are those of the page's own
    document; `organisations` (keys) takes their place in a preview. `also` adds pages: a function that returns a Q from
    the page's language and values, and these values (a dict); `beside`, from `neighbours.neighbours`, adds those two and marks them (see
    `previous_and_next`). Nothing is filtered: ask `is_open` before showing one.
    """
    condition, values = also or (None, {})
    if organisations:
        values = {**values, "organisations": list(organisations)}
    given = {"pk": page.pk or 0, "ids": [pk for pk in ids if pk] or [0], **values}
    return _nodes(page.language, organisations is None, condition, beside, **given)


@prepared
def _nodes(language, names_own, also, beside, *, pk, ids, organisations=(), **values):
    if names_own:
        organisations = SearchTerm.objects.filter(document_id=pk, facet="organisation").values("key")
    wanted = [with_twins(ids), Q(pk=pk)]
    if names_own or organisations:
        profiles = SearchTerm.objects.filter(
            facet="organisation", key__in=organisations, document__kind="member", document__language=language
        )
        wanted.append(Q(pk__in=profiles.values("document_id")))
    if also is not None:
        wanted.append(also(language, **values))
    fields = [*NODE_FIELDS, *(f"search_document_row__{name}" for name in DOCUMENT_FIELDS)]
    pages = Page.objects.select_related("search_document_row").only(*fields)
    if beside is not None:
        wanted += sides(beside, pk)
        pages = pages.annotate(beside=is_beside(beside, pk))
    # Each condition finds its pages by an index; joined by "or", they would have the database read every page of the site.
    first, *others = (Page.objects.filter(condition).order_by().values("pk") for condition in wanted)
    return pages.filter(pk__in=first.union(*others, all=True))


def document_of(node):
    """Return the search document loaded with a node, or None."""
    try:
        return node.search_document_row
    except SearchDocument.DoesNotExist:
        return None


def previous_and_next(nodes, found):
    """Return the links of the two neighbours among nodes that `around` loaded with `beside`: {"previous", "next"}, None without."""
    sides = {node.beside: found.get(node.pk) for node in nodes if getattr(node, "beside", 0)}
    return {"previous": sides.get(BEFORE), "next": sides.get(AFTER)}


def is_open(request, node):
    """Return whether the reader of this request may be shown a link to `node`."""
    return node.live and access.may_see_page(access.reader_of(request), node, access.restrictions_of(request))


def listing_of(request, language, *kinds):
    """Return the address of the section that lists documents of one of these kinds, when the reader may open it; else None."""
    for node in structure_of(request).sections(language):
        if set(kinds) & set(getattr(model_of(node), "lists", ())) and is_open(request, node):
            return node.url_path
    return None


def links(request, nodes, language):
    """Return the {page id: link} of the nodes that the reader may see.

    A link has `url`, `title`, `kind`, `date`, `lang` (its tag when it is not in `language`) and everything of the type's card.
    """
    result = {}
    for node in nodes:
        if not is_open(request, node):
            continue
        document = document_of(node)
        own = "en" if node.url_path.startswith("/en/") else "fr"
        result[node.pk] = {
            **PLAIN,
            **(document.card if document else {}),
            "page_id": node.pk,
            "url": node.url_path,
            "title": document.title if document else node.title,
            "summary": document.summary if document else "",
            "kind": document.kind if document else "",
            "date": document.date if document else None,
            "lang": LANGUAGE_TAGS[own] if own != language else "",
        }
    return result
