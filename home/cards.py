"""Rows of search documents as the home page's records, and its places on the chart."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.display import as_news_row
from portal import formats
from portal.charts.render import ChartPlace

DEGREES = 2  # Decimals that make two points one place of a chart: about a kilometre.


def news(row, language):
    """An item of news: its date, then its kicker or the word for a report."""
    return as_news_row(row, language)


def practice(row, language):
    """A case: its place and province, its first indicator."""
    figure = row.get("figure")
    margin = [part for part in (row.get("place"), row.get("region")) if part]
    return {
        **row,
        "marginalia": [", ".join(margin)] if margin else [],
        "summary": row["summary"],
        "key_figure": _key_figure(figure) if figure and figure.get("value") else None,
    }


def _key_figure(figure):
    label = ", ".join(str(part) for part in (figure["label"], figure.get("year")) if part)
    return {"value": figure["value"], "unit": figure.get("unit", ""), "label": label}


def publication(row, language):
    """A publication on its shelf; the stamp says when its files are for members."""
    return row


def event(row, language):
    """A coming event: its days and its place."""
    when = formats.date_range(row["date"], row["end_date"], language) if row["date"] else ""
    return {**row, "when": formats.with_ordinals(when)}


def link_to_all(kind, number, language):
    """Return the text of the link to the whole list."""
    if kind == "practices":
        return ngettext("The good practice", "Browse the %(number)s records", number) % {
            "number": formats.number(number, language)
        }
    return {"news": _("All the news"), "events": _("The whole calendar"), "publications": _("The catalogue")}[kind]


def chart_places(members, cases):
    """Return the `ChartPlace`s of members and cases, one for each point; the number of cases follows the name.

    `cases` has for each place the row of one case and the number of cases documented there.

    A place leads to its member, to its city before its port and to a sample member only when no other stands there; or to
    its first case when it has no member.
    """
    points = {}
    for row in members:
        _add(points, row, "sample" if row.get("sample") else "member")
    for row, number in cases:
        _add(points, row, "case", number)
    return [
        ChartPlace(
            point["name"],
            point["latitude"],
            point["longitude"],
            point["url"],
            point["sign"],
            False,
            point["cases"] or None,
            point["label"],
        )
        for point in points.values()
    ]


def _add(points, row, sign, number=0):
    if row.get("latitude") is None or row.get("longitude") is None:
        return
    key = (round(row["latitude"], DEGREES), round(row["longitude"], DEGREES))
    point = points.setdefault(
        key,
        {
            "name": row.get("place") or row["title"],
            "latitude": row["latitude"],
            "longitude": row["longitude"],
            "sign": sign,
            "cases": 0,
            "url": row["url"],
            "label": _place_label(row),
            "leads_to": _preference(row),
        },
    )
    if sign != "case" and _preference(row) < point["leads_to"]:
        point |= {"url": row["url"], "label": _place_label(row), "leads_to": _preference(row)}
    if sign == "member":
        point["sign"] = "member"
    point["cases"] += number


def _preference(row):
    """The least of two members is the one their point leads to."""
    return bool(row.get("sample")), bool(row.get("italic"))


def _place_label(row):
    place = row.get("place") or row["title"]
    return row["title"] if row["title"].startswith(place) else f"{place} – {row['title']}"
