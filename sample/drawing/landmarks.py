"""Motifs: one great structure beside the water, and the harbour seen as a plan."""

import numpy as np

from .buildings import windows
from .grounds import contours, fill_levels, ridge, sky, water
from .inks import INK, LAND, PAPER, SHORE, SIGNAL, H, W, disc, line, mix, path, place, poly, rect
from .life import person, tree
from .ships import ferry, gantry, laker


def titan(p, r, seed):
    """A riverside yard crane over a park."""
    o = sky(p, (480, 330, 170, p.pale2), 6) + ridge(560, 30, seed, p.dusk, freqs=(1, 2.6))
    x = 0
    while x < W:
        w = r.uniform(60, 130)
        h = r.uniform(60, 150)
        o += rect(x, 660 - h, w, h, mix(p.mid, p.dusk, r.uniform(0, 0.7))) + windows(
            x + 6, 666 - h, w - 12, h - 8, int(w / 22), max(1, int(h / 30)), p.pale, 0.4, 0.5, 0.2, r
        )
        x += w
    for k in range(16):
        o += tree(
            40 + k * 104 + r.uniform(-20, 20),
            680,
            r.uniform(90, 150),
            r.choice((p.deep, mix(p.deep, p.mid, 0.4))),
            p.night,
            r,
        )
    o += (
        place(gantry(p.night), 930, 690, 1.02)
        + rect(0, 676, W, 16, LAND)
        + rect(0, 692, W, 44, p.night)
        + rect(0, 692, W, 44, "url(#h5)", 'opacity=".2"')
    )
    for x in (180, 230, 420, 610, 660, 705, 1240, 1290, 1410):
        o += person(x, 690, r.uniform(48, 60), r.choice((p.deep2, SIGNAL, PAPER, LAND)))
    o += water(736, H, p.sea, mix(p.deep, INK, 0.25), seed, 8, 1.16) + place(ferry(p.deep2, PAPER, INK), 220, 880, 1.15)
    return o + water(882, H, p.sea, mix(p.deep, INK, 0.25), seed + 4, 9, 1.2)


def elevators(p, r, seed):
    """Grain elevators at the end of the Seaway."""
    o = sky(p, (300, 300, 140, p.pale2), 6) + ridge(560, 26, seed, mix(p.mid, p.dusk, 0.4), freqs=(1, 2.6))
    for x0, n, w, h, c in ((720, 12, 66, 330, LAND), (120, 7, 54, 240, PAPER)):
        for i in range(n):
            x = x0 + i * w
            o += (
                rect(x, 690 - h, w, h, c)
                + rect(x + w * 0.58, 690 - h, w * 0.42, h, "url(#h4)", 'opacity=".38"')
                + rect(x, 690 - h, 4, h, mix(c, p.deep, 0.5))
            )
        o += rect(x0 - 8, 690 - h - 26, n * w + 16, 30, p.deep)
    o += (
        rect(960, 230, 190, 136, LAND)
        + windows(970, 244, 170, 108, 6, 3, p.deep, 0.5, 0.4)
        + rect(950, 214, 210, 20, p.deep)
        + rect(190, 340, 110, 90, PAPER)
        + windows(196, 350, 98, 70, 4, 2, p.deep, 0.5, 0.4)
        + rect(184, 328, 122, 14, p.deep)
    )
    o += (
        line([(500, 436), (725, 342)], p.night, 20)
        + line([(500, 436), (725, 342)], p.mid2, 8, 'stroke-dasharray="24 12"')
        + "".join(line([(x, 436 - (x - 500) * 0.42), (x, 690)], p.night, 7) for x in (540, 620, 690))
    )
    o += (
        line([(1000, 350), (930, 600)], p.night, 12)
        + rect(0, 688, W, 16, LAND)
        + rect(0, 704, W, 46, p.night)
        + water(748, H, p.sea, mix(p.deep, INK, 0.25), seed, 8, 1.16)
    )
    return (
        o
        + place(laker(p.deep2, PAPER, p.mid2), 380, 872, 1.15)
        + water(872, H, p.sea, mix(p.deep, INK, 0.25), seed + 3, 9, 1.2)
    )


def harbour_plan(p, r, seed):
    """A port drawn as its own chart: quays, basins, streets, isobaths."""

    def shore(xs, ys):
        return (ys - 420 + 40 * np.sin(xs / 310 + seed) - xs * 0.1) / 105

    colours = [
        LAND,
        LAND,
        SHORE,
        mix(p.sea, p.mid, 0.12),
        mix(p.pale, p.sea, 0.75),
        mix(p.pale, p.sea, 0.5),
        mix(p.pale, p.sea, 0.25),
        PAPER,
    ]
    o = fill_levels(seed, colours, warp=shore, base=0.7, octaves=2) + contours(
        seed, 22, p.deep, 1.3, 'opacity=".45"', warp=shore, base=0.7
    )
    g = ""
    for k in range(6):
        x, w, h = -60 + k * 300, 130, r.uniform(250, 420)
        g += poly(
            [(x, 250), (x + w, 250), (x + w, 250 + h), (x, 250 + h - 20)], LAND, f'stroke="{INK}" stroke-width="5"'
        )
        for j in range(int(h / 74)):
            g += rect(x + 16, 270 + j * 70, 42, 52, r.choice((p.deep, p.mid, p.deep2, p.mid2))) + rect(
                x + 72, 270 + j * 70, 42, 52, r.choice((p.deep, p.mid, p.night, p.mid2))
            )
        g += "".join(line([(x + w, 262 + j * 24), (x + w + 12, 262 + j * 24)], INK, 2.4) for j in range(int(h / 24)))
        if k % 2:
            hull = (
                path("M0 0H190Q238 -4 250 -24Q238 -44 190 -48H0z", p.night)
                + rect(10, -40, 30, 32, PAPER)
                + "".join(rect(52 + q * 22, -42, 19, 36, r.choice((SIGNAL, p.mid2, LAND, p.mid))) for q in range(6))
            )
            g += f'<g transform="translate({x + w + 20} 300) rotate(90)">{hull}</g>'
    for row in range(5):
        for k in range(26):
            if r.random() < 0.88:
                g += rect(
                    -150 + k * 76,
                    -330 + row * 108,
                    64 * r.uniform(0.7, 1),
                    84 * r.uniform(0.6, 1),
                    mix(LAND, p.mid2, r.choice((0.2, 0.45, 0.7))),
                )
    g += rect(-200, 214, 2200, 26, PAPER) + line([(-200, 227), (2000, 227)], INK, 2, 'stroke-dasharray="26 14"')
    o += f'<g transform="translate(40 20) rotate(7 800 400)">{g}</g>'
    return (
        o
        + line([(1610, 820), (1180, 760), (760, 900), (300, 1010)], SIGNAL, 4, 'stroke-dasharray="30 14"')
        + disc(1180, 760, 14, SIGNAL)
        + disc(760, 900, 14, "none", f'stroke="{SIGNAL}" stroke-width="5"')
    )
