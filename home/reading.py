"""What pages of text show around their text: related pages, children, parts. One query for all the pages they name."""

import re

from django.db.models import Q
from django.utils.text import slugify
from wagtail.models import Page

from portal import prefetch
from portal.models import PortalImage
from search.around import around, links

HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.S)
MARKUP = re.compile(r"<[^>]+>")


def surroundings(page, request, *, images=(), children=False):
    """Load what `page` refers to; return its related pages and, when asked, its children, as the reader may see them.

    At most four queries: pages, pictures, files. The template then asks for nothing.
    """
    below = Q(path__startswith=page.path, depth=page.depth + 1, live=True) if children and page.path else None
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


def heading_id(title):
    """Return the id of a part from its title."""
    return f"part-{slugify(MARKUP.sub('', title))[:60]}"


def headings(html):
    """Return the {id, title} of each second-level title in `html`."""
    return [{"id": heading_id(found[1]), "title": MARKUP.sub("", found[1]).strip()} for found in HEADING.finditer(html)]


def with_heading_ids(html):
    """Return `html` with an id on each second-level title, so that parts can be addressed."""
    return HEADING.sub(lambda found: f'<h2 id="{heading_id(found[1])}">{found[1]}</h2>', html)
