"""Grounds: hills, skies, the chart's sea, and fields with their level lines."""

import itertools
import math
import random

import numpy as np
from contourpy import contour_generator

from .inks import H, W, disc, line, mix, path, poly, rect


def wave(x, seed, freqs=(1, 2.3, 4.1, 7.7)):
    """A smooth pseudo-random curve of x, between about -1 and 1, fixed by its seed."""
    r = random.Random(seed)  # noqa: S311 (a drawing, no secret)
    return sum(math.sin(x * f * 0.006 + r.random() * 6.3) / f for f in freqs)


def ridge(y, amp, seed, fill, extra="", base=H, step=8, freqs=(1, 2.3, 4.1, 7.7)):
    """A range of hills: the ground under a wave."""
    points = [(x, y + amp * wave(x, seed, freqs)) for x in range(-step, W + step * 2, step)]
    return poly([*points, (W + 20, base), (-20, base)], fill, extra)


def sky(p, sun=None, bands=5, top=None, low=None, horizon=560):
    """Bands of sky, and a sun (x, y, radius, colour) where asked."""
    top, low = top or p.dusk, low or p.pale
    out = rect(0, 0, W, H, low)
    for i in range(bands):
        t = i / bands
        out += rect(0, 0, W, horizon * (1 - t) ** 1.15, mix(low, top, (i + 1) / bands))
    if sun:
        x, y, r, colour = sun
        out += disc(x, y, r, colour) + "".join(
            line([(x - r * 1.05, y + k), (x + r * 1.05, y + k)], mix(low, top, 0.3), 3)
            for k in range(int(r * 0.25), int(r), 17)
        )
    return out


def water(y0, y1, ground, stroke, seed, first=7, growth=1.17, amp=3.5, width=2.0, x0=0, x1=W, quiet=()):
    """Waterlines: strokes parallel to the quay, wider apart as they leave it."""
    out = rect(x0, y0, x1 - x0, y1 - y0, ground)
    y, gap, k = y0 + first, first, 0
    r = random.Random(seed)  # noqa: S311 (a drawing, no secret)
    while y < y1 + 20:
        x = x0 - r.random() * 60
        while x < x1:
            length = r.uniform(160, 620) * (1 + k * 0.03)
            xs = np.arange(x, min(x + length, x1 + 12), 12)
            if len(xs) > 2:
                out += line(
                    [(a, y + amp * (0.4 + k * 0.06) * math.sin(a * 0.012 + k * 1.7 + seed)) for a in xs],
                    stroke,
                    width * (1 + k * 0.03),
                    'stroke-linecap="round"',
                )
            x += length + r.uniform(12, 70) * (1 + k * 0.15)
        gap *= growth
        y += gap
        k += 1
    return out


def field(seed, octaves=4, cell=10, base=2.2):
    """Heights over the whole sheet: sines of random slant, fixed by the seed."""
    r = np.random.default_rng(seed)
    ys, xs = np.mgrid[0 : H + cell : cell, 0 : W + cell : cell]
    z = np.zeros(xs.shape)
    for o in range(octaves):
        for _ in range(5):
            a, ph, f = r.uniform(0, math.tau), r.uniform(0, math.tau), base * 1.9**o / W
            z += np.sin((xs * math.cos(a) + ys * math.sin(a)) * f * math.tau * 0.6 + ph) / 1.9**o
    return xs, ys, z


def contours(seed, levels, stroke, width=1.8, clip="", octaves=2, base=1.6, warp=None, shift=0):
    """Level lines of a field."""
    xs, ys, z = field(seed, octaves, base=base)
    if warp is not None:
        z = z + warp(xs, ys)
    generator = contour_generator(xs, ys, z)
    out = ""
    for i, level in enumerate(np.linspace(z.min(), z.max(), levels + 2)[1:-1]):
        for part in generator.lines(level):
            if len(part) > 6:
                out += line(part[::2] if len(part) > 40 else part, stroke, width * (1.9 if i % 4 == 2 else 1))
    return f"<g {clip}>{out}</g>"


def fill_levels(seed, colours, octaves=2, base=1.6, warp=None):
    """A field's levels filled, one colour each."""
    xs, ys, z = field(seed, octaves, base=base)
    if warp is not None:
        z = z + warp(xs, ys)
    generator = contour_generator(xs, ys, z, fill_type="OuterOffset")
    edges = np.linspace(z.min(), z.max() + 1e-6, len(colours) + 1)
    out = ""
    for low, _high, colour in zip(edges, edges[1:], colours, strict=False):
        polygons, offsets = generator.filled(low, z.max() + 1)
        for points, offs in zip(polygons, offsets, strict=False):
            d = "".join(
                "M" + " ".join(f"{x:.0f},{y:.0f}" for x, y in points[a:b]) + "z" for a, b in itertools.pairwise(offs)
            )
            out += path(d, colour, 'fill-rule="evenodd"')
    return out
