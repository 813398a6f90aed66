"""What is land on a chart, read from its drawing: a name printed on land wears a halo of land, one at sea of water."""

import json
import re
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
Ring = list[tuple[float, float]]


def fragment(chart: str) -> str:
    """The drawing of a chart: SVG without its root, its colours left to the style sheet."""
    return (DATA / f"{chart}.fragment.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def facts(chart: str) -> dict:
    """What the drawing script wrote beside the drawing: viewBox, labels of the graticule, places it was checked with."""
    return json.loads((DATA / f"{chart}.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def _rings(chart: str) -> list[Ring]:
    """The closed lines of the coast. The drawing holds only "M x y", relative "l" and "z"."""
    found = re.search(rf'id="{chart}-coast" d="([^"]*)"', fragment(chart))
    rings: list[Ring] = []
    for part in (found.group(1) if found else "").split("M"):
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", part)]
        if len(numbers) < 6:
            continue
        x, y = numbers[0], numbers[1]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


@lru_cache(maxsize=4096)
def on_land(chart: str, x: int, y: int) -> bool:
    """Whether a point of a chart is on land (even-odd rule, so that a lake is water)."""
    inside = False
    for ring in _rings(chart):
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside
