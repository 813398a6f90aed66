"""Citations in texts: editors write [2], readers see a superscript link to the second source."""

import re

from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

REFERENCE = re.compile(r"(?:&nbsp;|\u00a0|\u202f| )?\[(\d{1,2})\](?![(\w])")
TAG = re.compile(r"(<[^>]*>)")


def with_citations(html, count):
    """Return safe `html` with each [n] that names one of `count` sources made a link to `#source-n`; tags are left alone."""

    def link(found):
        number = int(found[1])
        if not 1 <= number <= count:
            return found[0]
        return f'<sup class="ref"><a href="#source-{number}">{number}</a></sup>'

    parts = TAG.split(str(html))
    return mark_safe("".join(part if part.startswith("<") else REFERENCE.sub(link, part) for part in parts))  # noqa: S308


def without_citations(text):
    """Return plain `text` without its [n], for a place that shows no sources."""
    return REFERENCE.sub("", text)


def cited_text(text, count):
    """Return stored rich text as readers see it, its citations of `count` sources linked."""
    return with_citations(expand_db_html(text), count)


def unknown_citations(html, count):
    """Return the numbers that `html` cites as [n] and that a list of `count` sources does not hold, in order, once each."""
    text = TAG.sub("", str(html))
    numbers = [int(found[1]) for found in REFERENCE.finditer(text)]
    return list(dict.fromkeys(number for number in numbers if not 1 <= number <= count))
