"""Writing the documents, in the transaction that publishes; what a page type declares is a `DocumentData`."""

import datetime
from contextlib import nullcontext
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import override
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal.characters import writable
from portal.models import Use

from . import entries
from .models import SearchDocument, SearchTerm


@dataclass
class DocumentData:
    """What one page says of itself to listings and search.

    `kind` is the type's stable key; `terms` maps a facet to the ordered stable keys it carries ("theme" to theme keys, main
    one first; "place", "country", "region", "organisation", "year", "status"...); `card` is the small JSON that a row shows
    and that no other column holds (kicker, place, figure, stamp...); `rank` puts documents of equal date or name in order.
    """

    kind: str
    title: str
    summary: str = ""
    body: str = ""
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    sort_key: str = ""
    rank: int = 0
    picture_id: int | None = None
    terms: dict = field(default_factory=dict)
    card: dict = field(default_factory=dict)


def write(page):
    """Write, rewrite or remove the document of `page` (a specific instance, as it is now published)."""
    # Choices are said in words ("source primaire"): in the page's language, whatever its editor's.
    with override(page.language), getattr(page, "themes_held", nullcontext)():
        data = page.search_document()
        if data is None or not page.live:
            SearchDocument.objects.filter(page_id=page.pk).delete()
            return
        values = {**columns(page, data), "written_at": timezone.now()}
    if not SearchDocument.objects.filter(page_id=page.pk).update(**values):
        SearchDocument.objects.create(page_id=page.pk, **values)
    wanted = wanted_terms(page, data)
    entries.write([entries.values({**values, "pk": page.pk}, wanted)])
    held = {(term.facet, term.key): term for term in SearchTerm.objects.filter(document_id=page.pk)}
    stale = [term.pk for key, term in held.items() if wanted.get(key) != term.position]
    if stale:
        SearchTerm.objects.filter(pk__in=stale).delete()
    SearchTerm.objects.bulk_create(
        SearchTerm(document_id=page.pk, facet=facet, key=key[:80], position=position)
        for (facet, key), position in wanted.items()
        if (facet, key) not in held or held[facet, key].position != position
    )


def columns(page, data):
    """Return the columns of the document of `page` that its `DocumentData` decides; every text in them fits feeds and calendars."""
    values = {name: writable(getattr(data, name)) for name in DocumentData.__dataclass_fields__ if name != "terms"}
    values["title"] = values["title"][:255]
    # Themes by name: somebody who searches for "mobility" means them, and the page may never say the word.
    values["card"]["named"] = writable([theme.label_in(page.language) for theme in getattr(page, "themes", ())])
    return values | {"language": page.language}


def wanted_terms(page, data):
    """Return {(facet, key): position} of the `DocumentData` of `page`; files to download in its text are a term of every type."""
    files = data.terms.get("files") or (["yes"] if _offers_files(page) else [])
    return {
        (facet, str(key)): position
        for facet, keys in {**data.terms, "files": files}.items()
        for position, key in enumerate(k for k in keys if k)
    }


def _offers_files(page):
    streams = (getattr(page, field_.name) for field_ in page._meta.get_fields() if isinstance(field_, StreamField))
    return any(block.block_type == "document" and block.value["document"] for stream in streams for block in stream)


def rewrite_for(item):
    """Rewrite the documents of the published pages that use `item`, whose name or place they copy for listings."""
    for page in Page.objects.filter(portal_uses__in=Use.objects.of(item).filter(live=True)).distinct().specific():
        write(page)


def remove(page_id):
    """Remove the document of a page that is no longer published."""
    SearchDocument.objects.filter(page_id=page_id).delete()


def plain_text(page):
    """Return the text of every text field and block of `page`, for its body; no markup, one space between parts."""
    from django.utils.html import strip_tags

    parts = []
    for field_ in page._meta.get_fields():
        if isinstance(field_, StreamField):
            value = getattr(page, field_.name)
            parts.extend(field_.stream_block.get_searchable_content(value))
        elif isinstance(field_, RichTextField):
            parts.append(strip_tags(getattr(page, field_.name).replace("<", " <")))
    return " ".join(" ".join(str(part) for part in parts).split())
