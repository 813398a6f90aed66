"""Room for names on a chart: each is tried around its point, and further out, until it hides nothing.

A chart is read at two sizes, on a wide screen and on a narrow one where the letters are larger against the coast
(chart.css). A name that has room at both is always shown; one that has room on a wide screen only is "minor", hidden on
a narrow one; one that has no room is shown when its point is pointed at or reached by keyboard.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

WIDE_FONT = 17
NARROW_FONT = {"gulf": 27, "network": 29, "river": 23}
LOCAL_FONT = 24  # narrow too: the window of a local chart
NARROW_CUT = {"gulf": 216}  # what a narrow screen cuts at the left of the home page's chart (chart.css), in units
LETTER, CAPITAL = 0.5, 0.68  # mean widths of the letters of Brygada, in ems
SAME_POINT = 4  # units: signs nearer than this are one under the other
LEADING = 24  # units from a name to the one under it, at either size


@dataclass(frozen=True)
class Box:
    """A rectangle in the units of the chart."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two rectangles share a point."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def distance(self, x: float, y: float) -> float:
        """How far a point is from the rectangle: 0 inside it."""
        return math.hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))


@dataclass(frozen=True)
class Spot:
    """Where the first line of a name goes (its baseline), and how it is anchored: start, middle or end."""

    x: float
    y: float
    anchor: str

    def box(self, lines: list[str], font: float) -> Box:
        """The room that `lines`, one under the other, take in letters of `font` units."""
        width = max(map(_ems, lines)) * font
        left = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        top = self.y - font * 0.85
        return Box(left, top, left + width, top + font * 1.15 + LEADING * (len(lines) - 1))


def _ems(line: str) -> float:
    capitals = sum(letter.isupper() for letter in line)
    return capitals * CAPITAL + (len(line) - capitals) * LETTER


def spots(x: float, y: float, lines: int) -> Iterator[Spot]:
    """Places to try around a point, the best first: beside it, then above and below, then a little further out."""
    rise = (lines - 1) * LEADING
    for out in (0, 9):
        # A name that ends at its point leans over it when it is slanted: it keeps a little more distance.
        side, end, up, down = 13 + out, 17 + out, y - 10 - out / 2 - rise, y + 20 + out / 2
        yield Spot(x + side, y + 5 - rise / 2, "start")
        yield Spot(x - end, y + 5 - rise / 2, "end")
        yield Spot(x + side - 3, up, "start")
        yield Spot(x - side + 3, up, "end")
        yield Spot(x + side - 3, down, "start")
        yield Spot(x - side + 3, down, "end")
        yield Spot(x, up - 2, "middle")
        yield Spot(x, down + 2, "middle")


class Sheet:
    """A chart being lettered: it knows its frame, its points and the names already written.

    `window`: the part of it that is shown, when it is not the whole.
    """

    def __init__(
        self, chart: str, width: float, height: float, points: Iterable[tuple[float, float]], window: Box | None = None
    ):
        self.frame = window or Box(4, 20, width - 4, height - 4)  # the top of a whole chart carries the degrees
        self.cut: dict[str, float] = {"wide": 0, "narrow": 0 if window else NARROW_CUT.get(chart, 0)}
        self.points = [Box(x - 6, y - 6, x + 6, y + 6) for x, y in points]
        self.fonts = {"wide": WIDE_FONT, "narrow": LOCAL_FONT if window else NARROW_FONT.get(chart, WIDE_FONT)}
        self.taken: dict[str, list[Box]] = {"wide": [], "narrow": []}

    def keep_clear(self, box: Box) -> None:
        """Write nothing in `box`, on a wide screen: something else is laid over it there."""
        self.taken["wide"].append(box)

    def _free(self, box: Box, size: str) -> bool:
        frame = self.frame
        return (
            max(frame.left, self.cut[size]) <= box.left
            and frame.top <= box.top
            and box.right <= frame.right
            and box.bottom <= frame.bottom
            and not any(box.meets(other) for other in (*self.points, *self.taken[size]))
        )

    def _is_its_own(self, box: Box, x: float, y: float) -> bool:
        """Whether a name in `box` is nearer to its point than to any other: it would be read as the other's."""
        own = box.distance(x, y)
        centres = (((point.left + point.right) / 2, (point.top + point.bottom) / 2) for point in self.points)
        return all(box.distance(*centre) > own for centre in centres if math.dist(centre, (x, y)) > SAME_POINT)

    def write(self, x: float, y: float, lines: list[str]) -> tuple[Spot, str]:
        """Find room for the lines of a point; say how they show: "" (always), "minor" or "unlettered"."""
        for shown, sizes in (("", ("wide", "narrow")), ("minor", ("wide",))):
            for tried in spots(x, y, len(lines)):
                spot = Spot(round(tried.x), round(tried.y), tried.anchor)  # as it is drawn
                boxes = {size: spot.box(lines, self.fonts[size]) for size in sizes}
                if all(self._free(box, size) and self._is_its_own(box, x, y) for size, box in boxes.items()):
                    for size, box in boxes.items():
                        self.taken[size].append(box)
                    return spot, shown
        return self.apart(x, y), "unlettered"

    def apart(self, x: float, y: float) -> Spot:
        """Where a name goes that is written over the others, when its point is pointed at."""
        anchor = "end" if x > self.frame.left + (self.frame.right - self.frame.left) * 0.7 else "start"
        return Spot(x + (-17 if anchor == "end" else 13), max(y - 8, 30), anchor)
