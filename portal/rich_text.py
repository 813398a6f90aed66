"""Links in texts, without a query of their own and without a leak.

Wagtail's handlers ask the database for each link and know nothing of audiences. These read the page's map of loaded objects
(`portal.prefetch`) and give a link only to what the reader may open; otherwise the editor's words stay, as plain text: neither
the title nor the address of what is closed is written.
"""

from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from . import prefetch
from .links import page_language, page_link, reader_and_restrictions
from .models import PortalDocument
from .models.pages import LANGUAGE_TAGS

#: An anchor that leads nowhere: HTML's way of writing a link whose target is not available (HTML Standard, 4.5.1).
NO_LINK = "<a>"


def _identifier(attrs):
    value = attrs.get("id", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0


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
