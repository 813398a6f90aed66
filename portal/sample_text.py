"""Markdown of the sample files as Wagtail rich text."""

import re
from html import unescape

from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
PAGE_LINK = re.compile(r'<a href="page:([\w-]+)">(.*?)</a>', re.S)


def rich_text(markdown, find_page):
    """Return rich text (HTML as Wagtail stores it). `find_page(key)` gives the page of a `page:key` link, or None: text only."""
    html = _markdown.render((markdown or "").strip())

    def link(found):
        page = find_page(found[1])
        return f'<a linktype="page" id="{page.pk}">{found[2]}</a>' if page is not None else found[2]

    html = PAGE_LINK.sub(link, html)
    html = html.replace("<strong>", "<b>").replace("</strong>", "</b>").replace("<em>", "<i>").replace("</em>", "</i>")
    return re.sub(r">\n+<", "><", html).strip()


def plain(markdown):
    """Return Markdown without its marks, on one line."""
    html = _markdown.render((markdown or "").strip())
    # Only ordinary white space is folded: a no-break space is the writer's.
    return unescape(re.sub(r"[ \t\r\n]+", " ", re.sub(r"<[^>]+>", " ", html)).strip())
