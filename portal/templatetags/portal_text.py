"""Filters for what editors write."""

from django import template

from portal.citing import with_citations

register = template.Library()


@register.filter
def cited(html, sources):
    """{{ text|cited:page.sources }}: rich text with each [n] a link to the nth of the sources (see `portal.citing`)."""
    return with_citations(html, len(sources) if sources else 0)


@register.filter
def file_language(code):
    """The language of a file as a `lang` attribute may have it: none for a file in several languages."""
    return "" if code == "mul" else code
