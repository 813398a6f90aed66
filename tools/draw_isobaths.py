"""Write small decorative isobath patterns as SVG, a few kilobytes each, in currentColor.

Packages (PyPI): numpy, contourpy, shapely.
Use: python isobaths.py OUT_FOLDER
"""

import sys
from pathlib import Path

import numpy as np
from contourpy import contour_generator
from shapely.geometry import LineString


def pattern(seed, width=1200, height=700, levels=18, base=1.0, tolerance=4.5):
    r = np.random.default_rng(seed)
    ys, xs = np.mgrid[-30 : height + 60 : 15, -30 : width + 60 : 15]
    z = np.zeros(xs.shape)
    for octave in range(2):
        for _ in range(5):
            a, ph = r.uniform(0, 6.28), r.uniform(0, 6.28)
            z += np.sin((xs * np.cos(a) + ys * np.sin(a)) * base * 1.8**octave * 6.28 / width + ph) / 2**octave
    d = ""
    for level in np.linspace(z.min(), z.max(), levels + 2)[1:-1]:
        for part in contour_generator(xs, ys, z).lines(level):
            points = np.asarray(LineString(part).simplify(tolerance).coords).round().astype(int)
            if len(points) > 3:  # quadratic curves through midpoints: round lines from few points
                middle = (points[1:-1] + points[2:]) // 2
                x, y = points[0]
                d += f"M{x} {y}q"
                for (a, b), (c, e) in zip(points[1:-1], middle, strict=False):
                    d += " ".join(map(str, (a - x, b - y, c - x, e - y))).replace(" -", "-") + " "
                    x, y = c, e
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" fill="none" stroke="#6b95a3" stroke-width=".8" opacity=".55"><path d="{d}"/></svg>'


if __name__ == "__main__":
    for name, seed in (("isobaths-1", 4), ("isobaths-2", 11), ("isobaths-3", 27)):
        target = Path(sys.argv[1], f"{name}.svg")
        target.write_text(pattern(seed))
        print(target.name, target.stat().st_size)
    Path(sys.argv[1], "icon.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#10232e" d="M0 0h32v32H0z"/><path fill="none" stroke="#f2e6c6" stroke-width="2" d="M0 13h32M0 17h32M0 22.500h32M0 29h32"/><path fill="#f2e6c6" d="M0 0h32v9H0z"/><path fill="#10232e" d="M4 9V3h6v6zm12 0V3h6v6z"/><circle cx="25" cy="20" r="4" fill="#e0569b"/></svg>'
    )
