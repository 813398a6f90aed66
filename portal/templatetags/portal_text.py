"""What templates do with the words of editors."""

from django import template

from portal.citing import with_citations

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
def file_language(code):
    """The language of a file as a `lang` attribute may have it: none for a file in several languages."""
    return "" if code == "mul" else code
