"""Motifs: the sea, the ice and the bay."""

import math

from .grounds import contours, fill_levels, ridge, sky, water, wave
from .inks import INK, LAND, PAPER, SIGNAL, H, W, disc, line, mix, path, place, poly, rect
from .life import fish, orca
from .ships import container_ship, laker


def whales(p, r, seed):
    """A slow ship above; below, isobaths, a listening station and a pod."""
    deepest = mix(p.night, INK, 0.2)

    def warp(xs, ys):
        return (ys - 300) / 120

    o = fill_levels(
        seed, [mix(p.sea, deepest, t) for t in (0.12, 0.24, 0.36, 0.47, 0.58, 0.68, 0.78, 0.88)], warp=warp, base=1.1
    )
    o += contours(seed, 26, mix(p.sea, p.pale, 0.35), 1.5, 'opacity=".55"', warp=warp, base=1.1)
    o += (
        sky(p, (1290, 120, 62, LAND), 4, horizon=230).replace(f'height="{H:.1f}"', 'height="230"', 1)
        + ridge(170, 34, seed, mix(p.mid, p.pale, 0.35), base=232, freqs=(1, 2.3, 4.9))
        + ridge(196, 22, seed + 5, mix(p.deep, p.mid, 0.4), base=232, freqs=(1.4, 3.1, 6.1))
    )
    o += place(container_ship((p.mid2, LAND, SIGNAL, p.deep, PAPER, p.mid), INK, p.deep2, r, 12), 420, 240, 0.62)
    o += rect(0, 232, W, 8, PAPER) + water(240, 330, "none", p.pale, seed, 7, 1.35, width=1.8)
    for k in range(5):
        o += f'<circle cx="1350" cy="850" r="{50 + k * 62}" fill="none" stroke="{LAND}" stroke-width="{2.6 - k * 0.4:.1f}" stroke-dasharray="{4 + k * 3} {9 + k}" opacity="{0.9 - k * 0.15:.2f}"/>'
    o += (
        line([(1350, 1000), (1350, 864)], LAND, 5)
        + disc(1350, 850, 17, LAND)
        + poly([(1300, 1000), (1350, 930), (1400, 1000)], LAND)
    )
    for x, y, s, f in (
        (330, 520, 1.35, False),
        (790, 640, 0.98, False),
        (170, 770, 0.8, False),
        (960, 470, 0.55, False),
    ):
        o += place(orca(INK, PAPER, mix(p.mid, PAPER, 0.4)), x, y, s, f)
    floor = [(x, 945 + 34 * wave(x, seed + 9)) for x in range(-10, W + 20, 12)]
    return o + poly([*floor, (W + 20, H), (-20, H)], mix(deepest, INK, 0.6)) + line(floor, mix(p.sea, p.pale, 0.2), 2)


def ice(p, r, seed):
    """Winter navigation: floes, a laker, low sun."""
    o = (
        sky(p, (1120, 330, 86, p.mid2), 6, horizon=460)
        + ridge(408, 44, seed, mix(p.mid, p.pale, 0.3), base=460, freqs=(1, 2.4, 5))
        + ridge(434, 24, seed + 4, mix(p.deep, p.mid, 0.45), base=460, freqs=(1.4, 3.3, 7))
    )
    o += water(456, H, mix(p.deep, p.sea, 0.35), mix(p.night, p.deep, 0.4), seed, 6, 1.15)
    o += place(laker(p.deep2, PAPER, p.mid2), 250, 560, 1.08) + poly([(160, 562), (290, 548), (300, 566)], PAPER)
    y = 500
    while y < 1060:
        depth = (y - 480) / 560
        x = r.uniform(-200, 0)
        while x < W + 100:
            s = (26 + 150 * depth) * r.uniform(0.5, 1.5)
            if not (100 < x < 1380 and y < 596) and r.random() < 0.84:
                n = r.randint(6, 9)
                pts = [
                    (x + s * math.cos(a) * r.uniform(0.75, 1.1), y + s * 0.3 * math.sin(a) * r.uniform(0.75, 1.1))
                    for a in (math.tau * i / n for i in range(n))
                ]
                o += (
                    poly([(a, b + 5 + 10 * depth) for a, b in pts], mix(p.mid, p.deep, 0.3))
                    + poly(pts, PAPER if r.random() < 0.7 else p.pale)
                    + line(
                        [(x - s * 0.5, y + s * 0.02), (x - s * 0.1, y + s * 0.08), (x + s * 0.35, y + s * 0.03)],
                        p.mid,
                        1.4 + depth,
                    )
                )
            x += s * r.uniform(1.7, 2.6)
        y += 18 + 74 * depth
    return o


def bay_buoy(p, r, seed):
    """A scientific buoy in a northern bay, an ore carrier at its berth."""
    deepest = mix(p.night, INK, 0.2)
    o = sky(p, (1180, 200, 84, LAND), 6, horizon=420)
    for k, (y, a, t) in enumerate(((330, 44, 0.15), (372, 30, 0.4), (404, 18, 0.65))):
        o += ridge(y, a, seed + k, mix(p.mid, p.deep, t), base=440, freqs=(1, 2.1, 4.3))
    o += "".join(
        poly([(x, y), (x + 9, y + 34), (x - 9, y + 34)], mix(p.deep, INK, 0.2))
        for x, y in ((r.uniform(0, W), r.uniform(392, 404)) for _ in range(120))
    )
    o += water(436, 640, p.sea, mix(p.deep, INK, 0.1), seed, 6, 1.17)
    o += (
        rect(930, 462, 700, 14, p.night)
        + "".join(rect(960 + k * 90, 474, 10, 34, p.night) for k in range(8))
        + line([(1500, 462), (1230, 400), (1180, 420)], p.night, 12)
        + rect(1470, 400, 70, 64, LAND)
        + poly([(1540, 462), (1600, 408), (1660, 462)], mix(p.deep2, LAND, 0.3))
    )
    o += place(laker(p.deep2, PAPER, p.mid2), 690, 520, 0.66)

    def warp(xs, ys):
        return (ys - 520) / 150

    under = fill_levels(
        seed, [mix(p.sea, deepest, t) for t in (0.25, 0.25, 0.36, 0.47, 0.58, 0.68, 0.78, 0.88)], warp=warp, base=0.9
    ) + contours(seed, 24, mix(p.sea, p.pale, 0.4), 1.5, 'opacity=".6"', warp=warp, base=0.9)
    o += (
        f'<defs><clipPath id="below"><rect x="0" y="640" width="{W}" height="360"/></clipPath></defs><g clip-path="url(#below)">{under}</g>'
        + rect(0, 636, W, 8, PAPER)
    )
    x = 430
    o += line([(x, 760), (x + 20, 1000)], LAND, 5) + "".join(
        f'<rect x="{x - 13 + k * 3}" y="{800 + k * 54}" width="26" height="34" rx="6" fill="{LAND}" stroke="{INK}" stroke-width="2"/>'
        for k in range(4)
    )
    for k in range(4):
        o += f'<circle cx="{x + 6}" cy="858" r="{60 + k * 52}" fill="none" stroke="{LAND}" stroke-width="{2.6 - k * 0.45:.1f}" stroke-dasharray="{4 + k * 3} {9 + k}" opacity="{0.85 - k * 0.18:.2f}"/>'
    o += (
        path(f"M{x - 150} 596H{x + 150}L{x + 110} 690Q{x} 740 {x - 110} 690z", SIGNAL)
        + rect(x - 150, 586, 300, 22, LAND)
        + path(f"M{x - 132} 640H{x + 132}L{x + 118} 672H{x - 118}z", PAPER)
    )
    o += (
        "".join(line([(x + d, 588), (x + d * 0.35, 300)], p.night, 10) for d in (-110, 110))
        + line([(x - 88, 520), (x + 88, 520)], p.night, 7)
        + line([(x - 68, 440), (x + 68, 440)], p.night, 7)
        + line([(x - 90, 520), (x + 66, 440)], p.night, 4)
        + line([(x + 90, 520), (x - 66, 440)], p.night, 4)
    )
    o += (
        rect(x - 60, 284, 120, 18, p.night)
        + line([(x, 284), (x, 150)], p.night, 7)
        + line([(x - 40, 186), (x + 40, 186)], p.night, 5)
        + "".join(
            disc(x + d, 186, 11, PAPER) + disc(x + d, 186, 11, "none", f'stroke="{INK}" stroke-width="3"')
            for d in (-40, 40)
        )
        + disc(x, 146, 12, LAND)
    )
    o += (
        poly([(x - 104, 400), (x - 30, 372), (x - 18, 446), (x - 92, 474)], p.deep)
        + "".join(
            line([(x - 104 + k * 25 + 12, 396 - k * 9), (x - 92 + k * 25 + 12, 470 - k * 9)], PAPER, 2)
            for k in range(3)
        )
        + line([(x - 98, 437), (x - 24, 409)], PAPER, 2)
    )
    for _ in range(7):
        o += fish(
            r.uniform(700, 1500),
            r.uniform(720, 940),
            r.uniform(0.7, 1.1),
            mix(p.pale, p.sea, r.uniform(0.1, 0.6)),
            r.random() < 0.5,
        )
    return o + "".join(
        path(f"M{a} {b}q14 -16 26 0q14 -16 26 0", "none", f'stroke="{INK}" stroke-width="4"')
        for a, b in ((640, 210), (720, 250), (810, 190))
    )
