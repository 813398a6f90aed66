"""Where a link inside a page may lead: what the reader may open, in the language of the page that is read."""

from wagtail.models import Page

from . import access, prefetch


def reader_and_restrictions():
    """Return the (reader, restrictions) that the texts of the page now rendered are written for; a visitor by default."""
    request = prefetch.reading_request()
    if request is None:
        return access.Reader(), access.Restrictions()
    return access.reader_of(request), access.restrictions_of(request)


def is_open(node):
    """Return whether the reader of the page now rendered may follow a link to `node`."""
    if node is None or not node.live:
        return False
    reader, restrictions = reader_and_restrictions()
    return access.may_see_page(reader, node, restrictions)


def page_language():
    """Return the language of the page now rendered, or None outside of one."""
    page = getattr(prefetch.reading_request(), "portal_page", None)
    return page.language if page else None


def page_link(pk):
    """Return (address, language) of the page that a link to `pk` leads to, or None when it must not be a link.

    A page of the other language gives way to its twin in the language of the page that is read.
    """
    language = page_language()
    node = prefetch.page_for(pk, language) if language else prefetch.get(Page, pk)
    if node is None and not prefetch.is_loaded():
        node = Page.objects.filter(pk=pk).first()
    if not is_open(node):
        return None
    return node.url_path, "en" if node.url_path.startswith("/en/") else "fr"
