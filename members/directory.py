"""The directory: charts and a list by region, made from the same rows, so that they say the same under every filter."""

import re
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import mark_safe

from portal.charts.render import directory_charts

from .display import chart_place

ITALIC = re.compile(r"<i>(.*?)</i>", re.S)


def heading_of(page):
    """Return the page's heading as safe HTML whose only mark is <em>; its title without one."""
    if not page.heading:
        return escape(page.title)
    parts = ITALIC.split(page.heading)
    plain = [escape(unescape(strip_tags(part))) for part in parts]
    return mark_safe("".join(f"<em>{part}</em>" if rank % 2 else part for rank, part in enumerate(plain)))  # noqa: S308


def directory_context(page, listing):
    """Return the heading, the charts and the regions of a listing's rows.

    Regions are dicts of `name` and `rows`, the most numerous first; members without a place come last.
    """
    regions = {}
    for row in listing.rows:
        regions.setdefault(row.get("area") or "", []).append(row)
    ordered = sorted(regions.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    places = [place for row in listing.rows if (place := chart_place(row)) is not None]
    return {
        "heading": heading_of(page),
        "regions": [{"name": name, "rows": rows} for name, rows in ordered],
        "charts": directory_charts(places, page.language) if places else None,
        "sample_count": sum(1 for row in listing.rows if row.get("sample")),
    }
