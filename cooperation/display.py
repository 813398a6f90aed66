"""What the page of a programme shows, by a fixed number of queries whatever it holds."""

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from members.display import source_rows
from members.models import Organisation
from portal import access, prefetch
from portal.citing import cited_text
from portal.headings import headings
from portal.models import PortalImage
from portal.pictures import picture
from search import around as surroundings
from search.neighbours import neighbours
from search.vocabulary import marks_of

from .documents import card_of
from .models import ProgrammeIndexPage
from .models.choices import status_label
from .periods import scale, sounding

LONG = 3  # parts from which a text gets a table of contents


def programme_context(page, request):
    """Return the context of a programme's page.

    Four queries whatever it holds: what it points at, its pictures, the themes, and its files. What it says of its own themes,
    partners, places and members is read from its search document, written when it was published.
    """
    language, preview = page.language, bool(getattr(request, "is_preview", False))
    chosen = [(item["value"].get("page"), item["value"].get("reason") or "") for item in page.related.raw_data]
    own = card_of(page) if preview else None
    keys = [row["key"] for row in [*own["partners"], *own["members"]] if row["key"]] if own else None
    beside = neighbours(request, page, ProgrammeIndexPage.lists, ProgrammeIndexPage.ordering)
    nodes = surroundings.around(page, prefetch.references(page).get(Page, ()), organisations=keys, beside=beside)
    prefetch.load(page, {PortalImage: [page.picture_id]}, pages=nodes, without=() if preview else (Organisation,))
    if own is None:
        document = next((surroundings.document_of(node) for node in nodes if node.pk == page.pk), None)
        own = document.card if document else card_of(page)
    links = surroundings.links(request, nodes, language)
    profiles = {
        link["organisation"]: link["url"]
        for link in links.values()
        if link["kind"] == "member" and link.get("organisation")
    }
    axes = _axes(page)
    return {
        "picture": _picture(page, request, preview),
        "themes": marks_of(request, language, own["themes"]),
        "status": status_label(page.status),
        "sounding": sounding(page.start, page.end, page.status, language),
        "scale": scale(page.start, page.end, page.status, timezone.localdate()),
        "partners": [{**row, "url": profiles.get(row["key"], "")} for row in own["partners"]],
        "members": [{**row, "url": profiles.get(row["key"], "")} for row in own["members"]],
        "places": own["places"],
        "axes": axes,
        "contents": _contents(page),
        "neighbours": surroundings.previous_and_next(nodes, links),
        "sources": source_rows(page),
        "related": _related(links, chosen, page, language),
    }


def _picture(page, request, preview):
    image = prefetch.get(PortalImage, page.picture_id)
    if image is None or not access.reader_of(request).belongs_to(image.audience):
        return None
    shown = picture(image, page.language, make=preview)
    return {**shown, "eager": True} if shown else None


def _contents(page):
    """Return the parts of a long text, for its table of contents."""
    parts = [part for block in page.body if block.block_type == "text" for part in headings(block.value.source)]
    sources = [{"id": "sources", "title": _("Sources")}] if page.sources else []
    return [*parts, *sources] if len(parts) >= LONG else []


def _axes(page):
    count = len(page.sources)
    return [
        {
            "n": number,
            "key": block.value["key"],
            "heading": block.value["heading"],
            "text": cited_text(block.value["text"].source, count),
        }
        for number, block in enumerate(page.axes, 1)
    ]


def _related(links, chosen, page, language):
    """Return the related pages that the reader may see, in the editor's order, in the page's language where they exist."""
    result = []
    for pk, reason in chosen:
        node = prefetch.page_for(pk, language) if pk else None
        if node is not None and node.pk in links and node.pk != page.pk:
            result.append({**links[node.pk], "reason": reason})
    return result
