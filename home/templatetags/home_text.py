"""Filters of the pages of text."""

from django import template
from django.utils.safestring import mark_safe

from home.reading import heading_id, with_heading_ids

register = template.Library()


@register.filter
def addressable(html):
    """Safe HTML whose second-level titles carry an id, as the table of contents names them."""
    return mark_safe(with_heading_ids(str(html)))  # noqa: S308  (only ids are added, made of letters and digits)


@register.filter
def part_id(title):
    """The id of a part from its title."""
    return heading_id(str(title))
