"""What `portal/components/chart.html` needs to show places on a chart, in either language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from .coast import facts, on_land
from .labels import LEADING, WIDE_FONT, Box, Sheet
from .projection import CHARTS, Chart

RADIUS = {"member": 6.0, "sample": 5.0, "case": 4.0}
ORDER = tuple(RADIUS)  # the strongest sign comes first
INSET_MARGIN = 30  # units: what is nearer the edge of the inset belongs to the large chart
CHARTS_KEPT = 64  # in each process: drawings of a few dozen kilobytes
SAME_PLACE = 4  # units: points nearer than this share one sign, their names one under the other
SEAS = {"gulf": (1215, 290, -9), "network": (850, 190, -12)}
LOCAL, EDGE = (520, 320), 6  # the window of a local chart, in units, and its inner margin
RIVER_INSET = Box(
    712, 258, 1164, 585
)  # where the river’s chart lies over the network’s on a wide screen, as in directory.css
RIVER_FRAME = {"x": 526, "y": 253, "width": 97, "height": 88}  # the river's chart on the network's, upright


@dataclass(frozen=True)
class ChartPlace:
    """A place to show: degrees, a name, where it leads, the sign it wears ("member", "sample" or "case").

    `port` slants the name, `count` is written after it as a sounding. `label` is what the link is called when the name alone
    does not say where it leads; it begins with the name.
    """

    name: str
    latitude: float
    longitude: float
    url: str = ""
    sign: str = "member"
    port: bool = False
    count: int | None = None
    label: str = ""


@dataclass
class Name:
    """A name as it is drawn."""

    text: str
    url: str
    x: int
    y: int
    port: bool
    count: int | None
    label: str = ""


@dataclass
class Mark:
    """A point of the chart with the names that share it."""

    x: int
    y: int
    sign: str
    radius: float
    anchor: str = "start"
    shown: str = ""
    halo: str = ""
    names: list[Name] = field(default_factory=list)


def _degrees(chart: Chart, language: str) -> list[dict]:
    texts = []
    west = "W" if language == "en" else "O"
    for x, y, kind, degree in facts(chart.key)["labels"]:
        letter = (west if degree else "") if kind == "lon" else "N"
        text = f"{degree}°\u00a0{letter}".rstrip("\u00a0")
        texts.append({"x": x + 5 if kind == "lon" else 8, "y": 16 if kind == "lon" else y - 6, "text": text})
    return texts


def _sea(chart: Chart, language: str) -> dict | None:
    if chart.key not in SEAS:
        return None
    x, y, angle = SEAS[chart.key]
    with override(language):
        return {"x": x, "y": y, "angle": angle, "text": pgettext("on a chart", "Atlantic Ocean")}


def _gathered(chart: Chart, places: Iterable[ChartPlace]) -> list[tuple[float, float, list[ChartPlace]]]:
    """Places with their points, those that share a point and a sign together, the strongest sign first."""
    groups: list[tuple[float, float, list[ChartPlace]]] = []
    for place in sorted(places, key=lambda p: (ORDER.index(p.sign), p.port, p.name)):
        x, y = chart.xy(place.latitude, place.longitude)
        for gx, gy, group in groups:
            if group[0].sign == place.sign and abs(gx - x) < SAME_PLACE and abs(gy - y) < SAME_PLACE:
                group.append(place)
                break
        else:
            groups.append((x, y, [place]))
    return groups


def _marks(
    chart: Chart,
    places: Iterable[ChartPlace],
    quiet: Chart | None,
    clear: Box | None = None,
    window: Box | None = None,
) -> list[Mark]:
    """Marks with their names; the places of the `quiet` chart, shown beside this one, are points without names."""
    groups = _gathered(chart, places)
    if window is not None:
        groups = [g for g in groups if window.left <= g[0] <= window.right and window.top <= g[1] <= window.bottom]
    sheet = Sheet(chart.key, chart.width, chart.height, [(x, y) for x, y, _group in groups], window)
    if quiet is not None and quiet.key == "river":
        sheet.keep_clear(RIVER_INSET)
        left, top = RIVER_FRAME["x"], RIVER_FRAME["y"]
        sheet.keep_clear(Box(left, top, left + RIVER_FRAME["width"], top + RIVER_FRAME["height"]))
    if clear is not None:
        sheet.keep_clear(clear)
    marks = []
    for x, y, group in groups:
        first = group[0]
        mark = Mark(round(x), round(y), first.sign, RADIUS[first.sign])
        marks.append(mark)
        if quiet and quiet.contains(first.latitude, first.longitude, INSET_MARGIN):
            mark.radius = 3.5
            continue
        lines = [f"{place.name} {place.count}" if place.count else place.name for place in group]
        covered = any(abs(m.x - x) < SAME_PLACE and abs(m.y - y) < SAME_PLACE for m in marks[:-1])
        # A weak sign under a strong one takes no room for its name: it shows when somebody asks for it.
        spot, mark.shown = (sheet.apart(x, y), "unlettered") if covered else sheet.write(x, y, lines)
        mark.anchor = spot.anchor
        middle = spot.box(lines, WIDE_FONT)
        land = on_land(chart.key, round((middle.left + middle.right) / 2), round(spot.y - 5))
        mark.halo = "" if land else "halo-water"
        for rank, place in enumerate(group):
            mark.names.append(
                Name(
                    place.name,
                    place.url,
                    round(spot.x),
                    round(spot.y + rank * LEADING),
                    place.port,
                    place.count,
                    place.label,
                )
            )
    # As they are drawn, and reached by keyboard: the weak signs under the strong ones, each from west to east.
    return sorted(marks, key=lambda mark: (-ORDER.index(mark.sign), mark.x))


def chart_context(
    key: str,
    places: Iterable[ChartPlace],
    language: str,
    label: str,
    *,
    inset: str | None = None,
    cover: bool = False,
    clear: Box | None = None,
) -> dict:
    """The context of a chart ("gulf", "river" or "network").

    Places that fall outside its frame are left out: the list beside the chart says them all. `label` tells what it
    shows. `inset` names the chart shown beside it ("river"): what falls inside that one keeps a point without a name.
    `cover` lets the drawing fill its room, cut at the edges. Raises KeyError for an unknown chart.

    Lettering tries many spots for each name, so the same places are given the same context: read it, never write in it.
    """
    return _chart_once(key, tuple(places), language, label, inset, cover, clear)


@lru_cache(maxsize=CHARTS_KEPT)
def _chart_once(key, places, language, label, inset, cover, clear) -> dict:
    return _drawn(_context(key, places, language, label, inset=inset, cover=cover, clear=clear), language)


def _drawn(context: dict, language: str) -> dict:
    """The context with its `svg`, written when a page first shows it."""

    def svg() -> str:
        with override(language):
            return render_to_string("portal/components/chart_drawing.html", {"chart": context})

    return context | {"svg": SimpleLazyObject(svg)}


def _context(
    key: str,
    places: Iterable[ChartPlace],
    language: str,
    label: str,
    *,
    inset: str | None = None,
    cover: bool = False,
    clear: Box | None = None,
    window: Box | None = None,
) -> dict:
    """What the drawing needs; `window` shows a part of the chart alone."""
    chart, quiet = CHARTS[key], CHARTS[inset] if inset else None
    shown = [place for place in places if chart.contains(place.latitude, place.longitude)]
    return {
        "key": key,
        "image": f"portal/charts/{key}.svg",
        "view_box": f"0 0 {chart.width} {chart.height}",
        "width": chart.width,
        "height": chart.height,
        "label": label,
        "cover": cover,
        "linked": any(place.url for place in shown),
        "degrees": _degrees(chart, language),
        "sea": _sea(chart, language),
        "inset_frame": RIVER_FRAME if inset == "river" and key == "network" else None,
        "marks": _marks(chart, shown, quiet, clear, window),
    }


def directory_charts(places: Sequence[ChartPlace], language: str) -> dict:
    """Both charts of the directory: the whole network, and the crowded river in its inset."""
    with override(language):
        river = _("The St. Lawrence, from Montréal to Sept-Îles")
        network = _("Chart of the members; the list below says the same")
    on_river = [p for p in places if CHARTS["river"].contains(p.latitude, p.longitude, INSET_MARGIN)]
    return {
        "river": chart_context("river", on_river, language, river),
        "network": chart_context("network", places, language, network, inset="river", cover=True),
    }


def local_chart(places: Sequence[ChartPlace], language: str, label: str) -> dict | None:
    """A small chart around the first place, with the others if they fall in its window; None off every chart."""
    return _local_once(tuple(places), language, label) if places else None


@lru_cache(maxsize=CHARTS_KEPT)
def _local_once(places: tuple[ChartPlace, ...], language: str, label: str) -> dict | None:
    centre = places[0]
    key = next((k for k in ("gulf", "network") if CHARTS[k].contains(centre.latitude, centre.longitude, 12)), None)
    if key is None:
        return None
    chart = CHARTS[key]
    x, y = chart.xy(centre.latitude, centre.longitude)
    left = min(max(0, x - LOCAL[0] / 2), chart.width - LOCAL[0])
    top = min(max(0, y - LOCAL[1] / 2), chart.height - LOCAL[1])
    window = Box(left + EDGE, top + EDGE, left + LOCAL[0] - EDGE, top + LOCAL[1] - EDGE)
    context = _context(key, places, language, label, window=window)
    here = next((mark for mark in context["marks"] if any(name.text == centre.name for name in mark.names)), None)
    # The place itself is always named, even where there is little room; not over the names of others at the very same place.
    if here is not None and not any(
        abs(mark.x - here.x) < SAME_PLACE and abs(mark.y - here.y) < SAME_PLACE and not mark.shown
        for mark in context["marks"]
        if mark is not here
    ):
        here.shown = ""
    local = {
        "view_box": f"{left:.0f} {top:.0f} {LOCAL[0]} {LOCAL[1]}",
        "degrees": [],
        "sea": None,
        "linked": any(name.url for mark in context["marks"] for name in mark.names),
    }
    return _drawn(context | local, language)
