"""Small decorative isobath patterns as SVG, a few kilobytes each. Needs shapely besides the other packages."""

import numpy as np
from contourpy import contour_generator

PATTERNS = {"isobaths-1": 4, "isobaths-2": 11, "isobaths-3": 27}  # name: seed


def curve(points):
    """A path of quadratic curves through the midpoints: round lines from few points."""
    middle = (points[1:-1] + points[2:]) // 2
    x, y = points[0]
    d = f"M{x} {y}q"
    for (a, b), (c, e) in zip(points[1:-1], middle, strict=True):
        d += " ".join(map(str, (a - x, b - y, c - x, e - y))).replace(" -", "-") + " "
        x, y = c, e
    return d


def pattern(seed, width=1200, height=700, levels=18, base=1.0, tolerance=4.5):
    """The pattern as SVG text."""
    from shapely.geometry import LineString  # only the patterns need it

    r = np.random.default_rng(seed)
    ys, xs = np.mgrid[-30 : height + 60 : 15, -30 : width + 60 : 15]
    z = np.zeros(xs.shape)
    for octave in range(2):
        for _ in range(5):
            a, phase = r.uniform(0, 6.28), r.uniform(0, 6.28)
            z += np.sin((xs * np.cos(a) + ys * np.sin(a)) * base * 1.8**octave * 6.28 / width + phase) / 2**octave
    d = ""
    for level in np.linspace(z.min(), z.max(), levels + 2)[1:-1]:
        for part in contour_generator(xs, ys, z).lines(level):
            points = np.asarray(LineString(part).simplify(tolerance).coords).round().astype(int)
            if len(points) > 3:
                d += curve(points)
    stroke = 'fill="none" stroke="#6b95a3" stroke-width=".8" opacity=".55"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {stroke}><path d="{d}"/></svg>'


def draw(name, folder):
    """Write one pattern into the folder."""
    (folder / f"{name}.svg").write_text(pattern(PATTERNS[name]))
