"""Rows of search documents as the home page's records, and its places on the chart."""

import re

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.display import as_news_row
from portal import formats
from portal.charts.render import ChartPlace

PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.S)
SLANTED = re.compile(r"<(/?)(?:i|em)>")
DEGREES = 2  # Decimals that make two points one place of a chart: about a kilometre.


def title_lines(html):
    """Return a title written as rich text: one line a paragraph, italics as emphasis, every other mark as plain text."""
    lines = [found.strip() for found in PARAGRAPH.findall(html or "") or [html or ""] if found.strip()]
    parts = [re.split(r"(</?(?:i|em)>)", re.sub(r"<br\s*/?>", " ", line)) for line in lines]
    safe = [
        "".join(SLANTED.sub(r"<\1em>", part) if SLANTED.fullmatch(part) else _plain(part) for part in line)
        for line in parts
    ]
    return mark_safe("<br>".join(safe))  # noqa: S308  (every piece was escaped, or is <em>)


def _plain(text):
    from django.utils.html import strip_tags

    return escape(
        strip_tags(text).replace("&amp;", "&").replace("&nbsp;", "\u00a0").replace("&lt;", "<").replace("&gt;", ">")
    )


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

    The chart is a picture: the directory and the list of cases say the same with links.
    """
    points = {}
    for row in members:
        _add(points, row, "sample" if row.get("sample") else "member")
    for row in cases:
        _add(points, row, "case")
    return [
        ChartPlace(
            point["name"], point["latitude"], point["longitude"], "", point["sign"], False, point["cases"] or None
        )
        for point in points.values()
    ]


def _add(points, row, sign):
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
        },
    )
    if sign == "member":
        point["sign"] = "member"
    if sign == "case":
        point["cases"] += 1
