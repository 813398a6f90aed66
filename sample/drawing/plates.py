"""Plates for the covers of publications that no scene fits: a chart's shore, basin or island, in two themes' inks.

A plate carries no word: the title is set over it in each language.
"""

import itertools

import numpy as np
from contourpy import contour_generator

from .inks import LAND, PAPER, Palette, line, mix, path
from .scenes import render, save

W, H = 1040, 1120
PLATES = {  # name: kind, theme, second theme, seed
    "plate-quays": ("shore", 8, 9, 5),
    "plate-visits": ("shore", 4, 2, 17),
    "plate-glossary": ("basin", 6, 2, 31),
    "plate-programme": ("island", 1, 10, 9),
}


def heights(seed, base, cell=8):
    """A field of heights over the plate: sines of random slant."""
    r = np.random.default_rng(seed)
    ys, xs = np.mgrid[0 : H + cell : cell, 0 : W + cell : cell]
    z = np.zeros(xs.shape)
    for octave in range(3):
        for _ in range(5):
            a, phase = r.uniform(0, 6.28), r.uniform(0, 6.28)
            z += np.sin((xs * np.cos(a) + ys * np.sin(a)) * base * 1.9**octave * 6.28 / W + phase) / 2.2**octave
    return xs, ys, z


def relief(p, seed, kind):
    """The field of one kind, and its tints from the deepest to the driest."""
    if kind == "basin":
        xs, ys, z = heights(seed, 0.7)
        shallow = [PAPER, mix(p.pale, p.sea, 0.25), mix(p.pale, p.sea, 0.6), mix(p.sea, p.mid, 0.5)]
        return xs, ys, z, [*shallow, p.mid, mix(p.mid, p.deep, 0.55), p.deep, p.night]
    if kind == "shore":
        xs, ys, z = heights(seed, 0.55)
        water = [p.deep, mix(p.deep, p.mid, 0.5), p.mid, mix(p.mid, p.pale, 0.5), p.pale]
        return xs, ys, z + (xs - W / 2) / 200, [*water, "#dbe3c8", LAND, LAND]
    xs, ys, z = heights(seed, 0.3)
    z = z * 0.5 - np.hypot((xs - W / 2) / 230, (ys - H * 0.52) / 230)
    water = [p.night, p.deep, mix(p.deep, p.mid, 0.4), mix(p.deep, p.mid, 0.75), p.mid, mix(p.mid, p.pale, 0.5)]
    return xs, ys, z, [*water, p.pale, LAND]


def svg(kind, first, second, seed):
    """The plate as SVG text."""
    p = Palette(first, second)
    xs, ys, z, colours = relief(p, seed, kind)
    filled, lines = contour_generator(xs, ys, z, fill_type="OuterOffset"), contour_generator(xs, ys, z)
    edges = np.linspace(z.min(), z.max() + 1e-6, len(colours) + 1)
    out = ""
    for low, colour in zip(edges, colours, strict=False):
        for points, offsets in zip(*filled.filled(low, z.max() + 1), strict=True):
            rings = (points[a:b] for a, b in itertools.pairwise(offsets))
            d = "".join("M" + " ".join(f"{x:.0f},{y:.0f}" for x, y in ring) + "z" for ring in rings)
            out += path(d, colour, 'fill-rule="evenodd"')
    for i, level in enumerate(np.linspace(z.min(), z.max(), 34)[1:-1]):
        for part in lines.lines(level):
            if len(part) > 5:
                out += line(part, p.night, 2.6 if i % 4 == 0 else 1.1, 'opacity=".75"')
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}">{out}</svg>'


def draw(name, folder):
    """Draw one plate into the folder."""
    kind, first, second, seed = PLATES[name]
    save(render(svg(kind, first, second, seed), width=W, grain=0.01, seed=seed), folder / f"{name}.webp", 110_000)
