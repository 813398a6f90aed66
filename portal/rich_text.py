"""Links in texts, without a query of their own and without a leak.

Wagtail's handlers ask the database for each link and know nothing of audiences. These read the page's map of loaded objects
(`portal.prefetch`) and give a link only to what the reader may open; otherwise the editor's words stay, as plain text: neither
the title nor the address of what is closed is written.
"""

from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from . import access, prefetch
from .models import PortalDocument
from .models.pages import LANGUAGE_TAGS

#: An anchor that leads nowhere: HTML's way of writing a link whose target is not available (HTML Standard, 4.5.1).
NO_LINK = "<a>"


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
    return access.may_see_page(*_for(node))


def _for(node):
    reader, restrictions = reader_and_restrictions()
    return reader, node, restrictions


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


def _identifier(attrs):
    value = attrs.get("id", "")
    return int(value) if value.isdigit() else 0


class ReadablePageLinkHandler(PageLinkHandler):
    """`<a linktype="page">`: to the page in the reader's language, when the reader may see it."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [cls._opening(page_link(_identifier(attrs))) for attrs in attrs_list]

    @staticmethod
    def _opening(link):
        if link is None:
            return NO_LINK
        address, language = link
        if language != (page_language() or language):
            return format_html('<a href="{}" hreflang="{}">', address, LANGUAGE_TAGS[language])
        return format_html('<a href="{}">', address)


class ReadableDocumentLinkHandler(DocumentLinkHandler):
    """`<a linktype="document">`: to the file, when the reader belongs to its audience."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [cls._opening(_identifier(attrs)) for attrs in attrs_list]

    @staticmethod
    def _opening(pk):
        document = prefetch.get(PortalDocument, pk)
        if document is None and not prefetch.is_loaded():
            document = PortalDocument.objects.filter(pk=pk).first()
        reader, _restrictions = reader_and_restrictions()
        if document is None or not reader.belongs_to(document.audience):
            return NO_LINK
        return format_html('<a href="{}">', document.url)
