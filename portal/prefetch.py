"""Everything a page's blocks refer to, loaded at once: a chooser block otherwise asks the database for itself.

The map is local to the request (a context variable): `load()` fills it from the raw JSON of the page's StreamFields, and our
chooser blocks, rich-text links and templates read it.
"""

import re
from contextvars import ContextVar

from django.core.signals import request_finished, request_started
from django.db.models import F, FilteredRelation, Q
from wagtail.blocks import ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .models import PortalDocument, PortalImage, PortalRendition
from .prepared import prepared
from .tasks import picture_filters

_found = ContextVar("portal_prefetched", default=None)
_request = ContextVar("portal_page_request", default=None)
NODE_FIELDS = ("id", "path", "url_path", "title", "live", "locale_id", "translation_key")
LINK = re.compile(r'<a\b[^>]*?\blinktype="(page|document)"[^>]*?>')
IDENTIFIER = re.compile(r'\bid="(\d+)"')


def _rich_text(source, found):
    for tag in LINK.finditer(source or ""):
        identifier = IDENTIFIER.search(tag[0])
        if identifier:
            found.setdefault(Page if tag[1] == "page" else PortalDocument, set()).add(int(identifier[1]))


def collect(block, raw, found):
    """Add to `found` ({model: set of ids}) every object that `raw`, the stored JSON of `block`, refers to."""
    if raw is None:
        return
    if isinstance(block, ChooserBlock):
        if isinstance(raw, int):
            found.setdefault(block.model_class, set()).add(raw)
    elif isinstance(block, RichTextBlock):
        _rich_text(raw, found)
    elif isinstance(block, StreamBlock):
        for item in raw:
            child = block.child_blocks.get(item["type"])
            if child is not None:
                collect(child, item["value"], found)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            collect(child, raw.get(name), found)
    elif isinstance(block, ListBlock):
        for item in raw:
            collect(block.child_block, item["value"] if isinstance(item, dict) and "value" in item else item, found)


def references(page):
    """Return {model: set of ids} of what the StreamFields and rich texts of `page` refer to, without a query."""
    found = {}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            collect(field.stream_block, list(getattr(page, field.name).raw_data), found)
        elif isinstance(field, RichTextField):
            _rich_text(getattr(page, field.name), found)
    return found


def with_twins(ids):
    """Return the Q of the pages with these ids and of the same pages in the other language."""
    return Q(translation_key__in=Page.objects.filter(pk__in=ids).values("translation_key"))


def load(page, extra=None, *, pages=None, without=()):
    """Load what `page` refers to, one query a model, and make it the map of this context; return the map.

    `extra` adds ids: {model: iterable of ids}. Renditions come with their images, in the one query for pictures, and pages
    with their twins. `pages` are those pages when the caller has them already (`search.around.around`): not asked again.
    `without` names models whose rows the page shows from its search document instead.
    """
    wanted = {model: ids for model, ids in references(page).items() if model not in without}
    for model, ids in (extra or {}).items():
        wanted.setdefault(model, set()).update(pk for pk in ids if pk)
    prefetched = {}
    for model, ids in wanted.items():
        if model is PortalImage:
            _load_images(ids, prefetched)
        elif issubclass(model, Page):
            _add_pages(_nodes(ids=ids) if pages is None and ids else (), prefetched)
        elif ids:
            prefetched.update({(model, item.pk): item for item in _rows(model, ids=ids)})
    _add_pages(pages or (), prefetched)
    _found.set(prefetched)
    return prefetched


@prepared
def _nodes(*, ids):
    return Page.objects.filter(with_twins(ids)).only(*NODE_FIELDS)


@prepared
def _rows(model, *, ids):
    return model.objects.filter(pk__in=ids).select_related(*getattr(model, "prefetch_related_rows", ()))


def _add_pages(nodes, prefetched):
    for node in nodes:
        prefetched[Page, node.pk] = node
        prefetched["twin", node.translation_key, _language(node)] = node


def _language(node):
    return "en" if node.url_path.startswith("/en/") else "fr"


@prepared
def _image_rows(*, images, filters):
    drawn = FilteredRelation("renditions", condition=Q(renditions__filter_spec__in=filters))
    columns = {f"drawn_{name}": F(f"drawn__{name}") for name in ("id", "file", "width", "height")}
    return PortalImage.objects.filter(pk__in=images).annotate(drawn=drawn).annotate(**columns)


def _load_images(ids, prefetched):
    for row in _image_rows(images=ids, filters=picture_filters()) if ids else ():
        image = prefetched.setdefault((PortalImage, row.pk), row)
        if image is row:
            image.prefetched_renditions = []
        if row.drawn_id:  # None for a picture that the worker has not drawn yet.
            drawn = PortalRendition(
                id=row.drawn_id, file=row.drawn_file, width=row.drawn_width, height=row.drawn_height
            )
            drawn.image = image
            image.prefetched_renditions.append(drawn)


def get(model, pk):
    """Return the object from the context's map, or None when it was not loaded or does not exist."""
    return (_found.get() or {}).get((Page if issubclass(model, Page) else model, pk))


def page_for(pk, language):
    """Return the node of a loaded page as readers of `language` should meet it: its twin when there is a live one."""
    node = get(Page, pk)
    if node is None or _language(node) == language:
        return node
    twin = (_found.get() or {}).get(("twin", node.translation_key, language))
    return twin if twin is not None and twin.live else node


def read_for(request):
    """Remember for whom a page is rendered: links in its texts then follow the access rule of that reader."""
    _request.set(request)


def reading_request():
    """Return the request a page is rendered for, or None outside of one: links are then those of a visitor."""
    return _request.get()


def is_loaded():
    """Return whether a map was made for this context."""
    return _found.get() is not None


def forget(**kwargs):
    """Drop the map: a worker's thread answers one request after the other, and none may see what another loaded."""
    _found.set(None)
    _request.set(None)


request_started.connect(forget, dispatch_uid="portal.prefetch.forget")
request_finished.connect(forget, dispatch_uid="portal.prefetch.forget")
