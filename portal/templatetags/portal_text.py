"""What templates do with the words of editors."""

from django import template
from django.utils.safestring import mark_safe

from portal.citing import with_citations
from portal.headings import heading_id, with_heading_ids

register = template.Library()


@register.filter
def cited(text, sources):
    """{{ text|cited:page.sources }}: rich text with each [n] a link to the nth source (see `portal.citing`)."""
    return with_citations(text, len(sources) if sources else 0)


@register.simple_tag(name="cited", takes_context=True)
def cited_on_page(context, text):
    """{% cited text %}: the same with the sources of the page, if there is a page at all (blocks are previewed without)."""
    sources = getattr(context.get("page"), "sources", None)
    return with_citations(text, len(sources) if sources else 0)


@register.filter
def addressable(html):
    """Safe HTML whose second-level titles carry an id, as the table of contents names them."""
    return mark_safe(with_heading_ids(str(html)))  # noqa: S308  (only ids are added, made of letters and digits)


@register.filter
def part_id(title):
    """The id of a part from its title."""
    return heading_id(str(title))


@register.filter
def file_language(code):
    """The language of a file as a `lang` attribute may have it: none for a file in several languages."""
    return "" if code == "mul" else code
