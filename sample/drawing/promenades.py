"""Motifs: quays and piers where people walk and swim."""

import math

from .buildings import tower, windows
from .grounds import contours, ridge, sky, water
from .inks import INK, LAND, PAPER, SHORE, SIGNAL, H, W, disc, line, mix, path, place, poly, rect
from .life import bust, person, tree
from .ships import crane, cruise, tug


def promenade(p, r, seed):
    """A public quay seen from the water: facades, trees, walkers, steps where people sit."""
    o = sky(p, (1250, 210, 100, LAND), 6, horizon=480)
    for x, s in ((330, 0.72), (560, 0.72), (1420, 0.6)):
        o += place(crane(mix(p.deep, p.mid, 0.45), p.mid2), x, 560, s)
    x = -20
    while x < W:
        w, h = r.uniform(80, 150), r.uniform(110, 240)
        wall = r.choice((p.pale, LAND, PAPER, p.dusk, p.mid2, mix(p.mid, PAPER, 0.4)))
        o += rect(x, 600 - h, w, h, wall) + windows(
            x + 8,
            612 - h,
            w - 16,
            h - 30,
            max(3, int(w / 24)),
            max(3, int(h / 34)),
            mix(p.night, wall, 0.3),
            0.42,
            0.56,
            0.1,
            r,
        )
        o += (
            rect(x - 3, 594 - h, w + 6, 9, p.deep)
            if r.random() < 0.6
            else poly(
                [(x - 4, 600 - h), (x + w * 0.12, 570 - h), (x + w * 0.88, 570 - h), (x + w + 4, 600 - h)], p.deep2
            )
        )
        x += w + 2
    for k in range(15):
        o += tree(
            40 + k * 112 + r.uniform(-16, 16),
            640,
            r.uniform(170, 230),
            (p.deep, mix(p.deep, p.mid, 0.35), p.deep2)[k % 3],
            p.night,
            r,
        )
    o += rect(0, 626, W, 40, LAND) + rect(0, 626, W, 5, mix(LAND, p.deep, 0.35))
    for k in range(13):
        o += person(
            60 + k * 122 + r.uniform(-40, 40),
            660 + r.uniform(-8, 4),
            r.uniform(74, 96),
            (SIGNAL, p.deep2, PAPER, p.night, p.mid2)[k % 5],
        )
    for k in range(5):
        y = 666 + k * 30
        o += (
            rect(0, y, W, 30, mix(LAND, p.mid2, 0.12 + 0.05 * k))
            + rect(0, y, W, 7, mix(LAND, PAPER, 0.4))
            + rect(0, y + 7, W, 23, "url(#h4)", f'opacity="{0.08 + 0.05 * k:.2f}"')
        )
    for _ in range(15):  # people sitting on the steps
        x, y, c = (
            r.uniform(20, 1580),
            666 + r.choice((0, 1, 2, 3)) * 30,
            r.choice((SIGNAL, p.deep2, p.deep, p.night, PAPER)),
        )
        o += (
            path(
                f"M{x - 13:.0f} {y + 4}Q{x - 14:.0f} {y - 38} {x:.0f} {y - 40}Q{x + 14:.0f} {y - 38} {x + 13:.0f} {y + 4}z",
                c,
            )
            + disc(x, y - 48, 8.5, INK)
            + rect(x - 11, y, 8, 28, INK)
            + rect(x + 3, y, 8, 28, INK)
        )
    o += rect(0, 816, W, 22, p.night) + water(838, H, p.sea, mix(p.deep, INK, 0.2), seed, 7, 1.17)
    for x, c in ((300, SIGNAL), (980, p.deep2), (1180, LAND)):
        o += (
            path(f"M{x} 905Q{x + 110} 935 {x + 220} 905Q{x + 110} 918 {x} 905z", c, f'stroke="{INK}" stroke-width="2"')
            + path(f"M{x + 98} 912Q{x + 96} 872 {x + 110} 870Q{x + 124} 872 {x + 122} 912z", p.night)
            + disc(x + 110, 861, 9, INK)
            + line([(x + 60, 866), (x + 166, 916)], INK, 4)
        )
    return o


def bath(p, r, seed):
    """The harbour bath seen from above: docks, lanes, swimmers, rings on the water."""
    o = rect(0, 0, W, H, p.sea) + contours(seed, 18, mix(p.deep, p.sea, 0.45), 2, octaves=2, base=1.5)
    o += poly([(-10, -10), (1610, -10), (1610, 130), (900, 190), (-10, 240)], LAND) + poly(
        [(-10, 214), (900, 164), (1610, 104), (1610, 130), (900, 190), (-10, 240)], p.night
    )
    for k in range(15):
        o += f'<g transform="translate({20 + k * 110} {-34 - k * 2}) rotate(-4)">{rect(0, 0, 92, 84 + r.uniform(0, 20), r.choice((p.deep2, p.mid2, p.deep, p.mid)))}{rect(0, 0, 46, 84, "url(#h1)")}</g>'
    for k in range(16):
        o += disc(
            60 + k * 104, 104 - k * 3 + r.uniform(-12, 12), r.uniform(24, 36), r.choice(("#4d7a58", "#6d9560"))
        ) + disc(66 + k * 104, 108 - k * 3, 22, "url(#h2)", 'opacity=".6"')
    g = (
        rect(0, 0, 1040, 520, PAPER)
        + rect(0, 0, 1040, 520, "url(#h4)", 'opacity=".12"')
        + rect(60, 60, 560, 400, "#d9ecec")
        + rect(60, 60, 560, 400, "url(#h6)", 'opacity=".5"')
        + rect(680, 60, 300, 400, "#b9dadd")
    )
    for k in range(6):
        g += line(
            [(60, 60 + k * 80), (620, 60 + k * 80)], SIGNAL if k in (0, 5) else p.deep, 5, 'stroke-dasharray="15 9"'
        )
    for k in range(5):
        x = r.uniform(110, 560)
        g += (
            disc(x, 100 + k * 80, 12, INK)
            + line([(x + 10, 100 + k * 80), (x + 58, 100 + k * 80)], p.mid2, 14, 'stroke-linecap="round"')
            + "".join(
                f'<path d="M{x + 70 + j * 15} {88 + k * 80}q9 12 0 24" fill="none" stroke="{p.deep}" stroke-width="3"/>'
                for j in range(3)
            )
        )
    for _ in range(17):
        x, y = r.uniform(710, 950), r.uniform(90, 430)
        g += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="24" fill="none" stroke="{p.deep}" stroke-width="2"/>' + disc(
            x, y, 10, r.choice((INK, SIGNAL, p.deep2))
        )
    for _ in range(22):
        x, y = r.choice(((r.uniform(10, 1030), r.uniform(8, 48)), (r.uniform(10, 1030), r.uniform(474, 510))))
        g += rect(x, y, 34, 14, r.choice((SIGNAL, p.deep2, LAND, p.mid2, p.deep)))
    shade = rect(14, 18, 1040, 520, p.night, 'opacity=".35"')
    o += f'<g transform="translate(300 300) rotate(-4)">{shade}{g}</g>'
    o += f'<g transform="rotate(-4 800 250)">{rect(560, 170, 44, 150, PAPER)}{rect(1080, 170, 44, 150, PAPER)}</g>'
    return (
        o
        + f'<g transform="translate(120 900) rotate(-16) scale(1.3)">{path("M0 0L150 -26Q176 0 150 26z", PAPER)}{rect(40, -12, 60, 24, p.deep2)}</g>'
    )


def planted_pier(p, r, seed):
    """A pier whose planted roof steps down to the river; a slender tower at its tip, a ship alongside."""
    o = sky(p, (1290, 220, 96, LAND), 6, horizon=520)
    x = -20
    while x < W:
        w = r.uniform(40, 96)
        o += tower(
            x,
            560,
            w,
            40 + 190 * math.exp(-(((x - 380) / 260) ** 2)) * r.uniform(0.6, 1.2) + r.uniform(0, 60),
            mix(p.mid, p.pale, r.choice((0.2, 0.4, 0.55))),
            PAPER,
            r,
        )
        x += w + 3
    o += ridge(548, 10, seed, mix(p.deep, p.mid, 0.4), base=600, freqs=(1, 3.1)) + water(
        572, H, p.sea, mix(p.deep, INK, 0.2), seed, 7, 1.15
    )
    o += place(cruise(p.night, PAPER, p.deep2, p.night), 330, 706, 0.98)
    roof, _top = mix(SHORE, p.deep, 0.3), 520
    o += (
        poly([(-10, 560), (860, 560), (860, 742), (-10, 742)], LAND)
        + windows(10, 590, 830, 130, 26, 2, p.night, 0.62, 0.7)
        + rect(-10, 546, 880, 22, p.deep)
    )
    o += poly([(-10, 508), (840, 508), (872, 548), (-10, 548)], roof)
    for k in range(7):  # terraces down to the water
        y, x1 = 548 + k * 30, 872 + k * 58
        o += rect(860, y, x1 - 860 + 58, 30, mix(LAND, p.mid2, 0.08 * k)) + rect(
            860, y, x1 - 860 + 58, 9, roof if k % 2 else mix(LAND, PAPER, 0.5)
        )
    for k in range(10):
        o += tree(
            20 + k * 84 + r.uniform(-12, 12),
            520,
            r.uniform(70, 110),
            (p.deep, mix(p.deep, p.mid, 0.4), p.deep2)[k % 3],
            p.night,
            r,
        )
    for k in range(11):
        o += person(
            60 + k * 76 + r.uniform(-14, 14),
            532,
            r.uniform(46, 58),
            (SIGNAL if k == 4 else p.deep2, p.night, PAPER, p.mid2)[k % 4],
        )
    for _ in range(9):
        step = r.randint(1, 5)
        x, y = r.uniform(890, 890 + step * 52), 556 + step * 30
        o += person(x, y, r.uniform(52, 62), r.choice((p.deep2, p.deep, p.night, PAPER)))
    o += (
        rect(-10, 742, 1420, 22, LAND)
        + rect(-10, 764, 1420, 60, p.night)
        + rect(-10, 764, 1420, 60, "url(#h5)", 'opacity=".2"')
    )
    tx = 1330
    o += (
        poly([(tx, 764), (tx + 10, 170), (tx + 46, 170), (tx + 56, 764)], PAPER)
        + "".join(
            line([(tx + (0 if k % 2 else 56), 744 - k * 44), (tx + (56 if k % 2 else 0), 700 - k * 44)], p.deep, 4)
            for k in range(12)
        )
        + line([(tx, 764), (tx + 10, 170)], p.deep, 7)
        + line([(tx + 56, 764), (tx + 46, 170)], p.deep, 7)
    )
    o += (
        poly([(tx - 44, 176), (tx + 100, 176), (tx + 86, 108), (tx - 30, 108)], p.night)
        + windows(tx - 32, 116, 120, 54, 8, 1, LAND, 0.66, 0.8)
        + rect(tx - 50, 98, 156, 12, p.deep2)
        + line([(tx + 28, 98), (tx + 28, 30)], p.night, 5)
    )
    return (
        o
        + "".join(bust(tx - 14 + k * 30, 168, 34, p.deep) for k in range(4))
        + water(824, H, p.sea, mix(p.deep, INK, 0.2), seed + 3, 9, 1.18)
        + place(tug(p.night, LAND), 960, 900, 1.05)
        + water(902, H, p.sea, mix(p.deep, INK, 0.2), seed + 5, 10, 1.2)
    )
