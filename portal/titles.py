"""Titles that an editor may slant in part: ports are written in italics, cities upright, and nothing else is kept."""

import re
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import mark_safe

PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.S)
BREAK = re.compile(r"<br\s*/?>")
SLANTED = re.compile(r"<(?:i|em)>(.*?)</(?:i|em)>", re.S)


def slanted_title(html):
    """Return rich text as safe HTML for a title: one line a paragraph, italics as <em>, every other mark as plain text."""
    lines = [line.strip() for line in PARAGRAPH.findall(html or "") or [html or ""] if line.strip()]
    return mark_safe("<br>".join(_line(BREAK.sub(" ", line)) for line in lines))  # noqa: S308  (each piece is escaped below)


def _line(html):
    pieces = [escape(unescape(strip_tags(piece))) for piece in SLANTED.split(html)]
    return "".join(f"<em>{piece}</em>" if rank % 2 else piece for rank, piece in enumerate(pieces))
