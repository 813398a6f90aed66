"""What pages of text show around their text: related pages and children. One query for all the pages they name."""

from django.db.models import Q
from wagtail.models import Page

from portal import prefetch
from portal.models import PortalImage
from search.around import around, links


def _below(language, path, end, depth):
    # Not `startswith`: the database finds a range in its index. "~" comes after every character of a path.
    return Q(path__gt=path, path__lt=end, depth=depth, live=True)


def surroundings(page, request, *, images=(), children=False):
    """Load what `page` refers to; return its related pages and, when asked, its children, as the reader may see them.

    At most four queries: pages, pictures, files. The template then asks for nothing.
    """
    below = (
        (_below, {"path": page.path, "end": page.path + "~", "depth": page.depth + 1})
        if children and page.path
        else None
    )
    nodes = around(page, prefetch.references(page).get(Page, ()), organisations=[], also=below)
    prefetch.load(page, {PortalImage: images}, pages=nodes)
    found = links(request, nodes, page.language)
    related = []
    for raw in page.related.raw_data:
        chosen = raw["value"].get("page")
        node = prefetch.page_for(chosen, page.language) if chosen else None
        if node is not None and node.pk in found and node.pk != page.pk:
            related.append({**found[node.pk], "reason": raw["value"].get("reason") or ""})
    deeper = len(page.path or "") + Page.steplen
    ordered = sorted(
        (node for node in nodes if below is not None and node.path.startswith(page.path) and len(node.path) == deeper),
        key=lambda node: node.path,
    )
    return {"related": related, "children": [found[node.pk] for node in ordered if node.pk in found]}
