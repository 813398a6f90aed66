"""The parts of a text that an editor wrote: its second-level titles, each with an address of its own."""

import re
from html import unescape

from django.utils.text import slugify

HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.S)
MARKUP = re.compile(r"<[^>]+>")


def heading_id(title):
    """Return the id of a part from its title."""
    return f"part-{slugify(MARKUP.sub('', title))[:60]}"


def headings(html):
    """Return the {id, title} of each second-level title in `html`."""
    return [
        {"id": heading_id(found[1]), "title": unescape(MARKUP.sub("", found[1])).strip()}
        for found in HEADING.finditer(html)
    ]


def with_heading_ids(html):
    """Return `html` with an id on each second-level title, so that parts can be addressed."""
    return HEADING.sub(lambda found: f'<h2 id="{heading_id(found[1])}">{found[1]}</h2>', html)
