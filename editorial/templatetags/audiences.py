"""Who may see a page, a picture or a document, said in the admin."""

from django import template

from portal import access
from portal.chrome import audience_label
from portal.models.audiences import Audience

register = template.Library()


@register.simple_tag(takes_context=True)
def page_audience(context, page):
    """{% page_audience page as label %}: who may see `page` when it is not everyone, else "". One query for a request."""
    request = context.get("request")
    if page is None or not page.path:
        return ""
    restrictions = access.restrictions_of(request) if request else None
    return audience_label(access.audience_of_page(page, restrictions)) or ""


@register.filter
def file_audience(item):
    """Who may have a picture or a document when it is not everyone, else ""."""
    return "" if getattr(item, "audience", Audience.PUBLIC) == Audience.PUBLIC else item.get_audience_display()
