"""The directory: charts and a list by region, made from the same rows, so that they say the same under every filter."""

from portal.charts.render import directory_charts
from portal.titles import slanted_title

from .display import chart_place


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
        "heading": slanted_title(page.heading) or page.title,
        "regions": [{"name": name, "rows": rows} for name, rows in ordered],
        "charts": directory_charts(places, page.language) if places else None,
        "sample_count": sum(1 for row in listing.rows if row.get("sample")),
    }
