"""Motifs: the shore in winter, and the shore raised for the water to come."""

import math

from .buildings import tower, windows
from .grounds import sky, water
from .inks import INK, LAND, PAPER, SIGNAL, H, W, disc, line, mix, place, poly, rect
from .life import bare_tree, person, tree
from .ships import ferry


def winter_shore(p, r, seed):
    """A riverside walk in winter: cliff, train, snow, skiers, and ice going by."""
    snow, blue = "#f7f6ee", mix(p.sea, PAPER, 0.55)
    o = sky(p, (1230, 190, 78, p.mid2 if seed % 2 else LAND), 6, horizon=430)
    cliff = [
        (-10, 190),
        (200, 172),
        (460, 190),
        (720, 232),
        (980, 300),
        (1200, 366),
        (1400, 410),
        (1620, 430),
        (1620, 560),
        (-10, 560),
    ]
    o += poly(cliff, mix(p.deep, p.mid, 0.25)) + poly(
        [(x, y) for x, y in cliff[:8]] + [(x, y + 26) for x, y in cliff[:8][::-1]], snow
    )
    o += "".join(
        poly(
            [(x, y), (x + 26, y + r.uniform(60, 130)), (x - 30, y + r.uniform(60, 120))],
            mix(p.deep, INK, 0.25),
            'opacity=".5"',
        )
        for x, y in ((r.uniform(0, 1100), r.uniform(260, 400)) for _ in range(26))
    )
    for k in range(24):
        x = 30 + k * 62 + r.uniform(-14, 14)
        o += bare_tree(x, 182 + max(0, x - 360) * 0.24, r.uniform(70, 110), mix(p.night, p.deep, 0.3), r)
    o += (
        rect(0, 468, W, 40, mix(snow, p.deep, 0.18))
        + "".join(
            rect(
                120 + k * 152, 430, 144, 50, (p.deep2, SIGNAL if k == 0 else p.deep2, p.deep2)[k % 3] if k else p.night
            )
            + windows(128 + k * 152, 438, 128, 22, 6, 1, LAND, 0.62, 0.8)
            for k in range(6)
        )
        + line([(0, 488), (W, 488)], INK, 5)
        + line([(0, 494), (W, 494)], INK, 2, 'stroke-dasharray="10 14"')
    )
    o += (
        rect(0, 506, W, 66, mix(p.deep, p.night, 0.2))
        + line([(0, 538), (W, 538)], LAND, 4, 'stroke-dasharray="50 40"')
        + rect(300, 510, 84, 32, PAPER)
        + rect(316, 496, 48, 20, PAPER)
        + disc(320, 543, 9, INK)
        + disc(364, 543, 9, INK)
    )
    o += rect(0, 570, W, 250, snow) + "".join(
        line([(x, 586 + k * 40 + 8 * math.sin(x * 0.008 + k)) for x in range(-10, W + 20, 20)], blue, 3)
        for k in range(6)
    )
    o += line([(-10, 700), (420, 676), (900, 706), (1620, 668)], mix(blue, p.deep, 0.25), 26) + line(
        [(-10, 694), (420, 670), (900, 700), (1620, 662)], PAPER, 3, 'stroke-dasharray="26 10"'
    )
    for k in range(7):
        x = 90 + k * 240
        o += bare_tree(x, 660, r.uniform(190, 240), p.night, r)
    for k in range(5):
        x = 220 + k * 300
        o += line([(x, 660), (x, 510)], INK, 6) + line([(x, 510), (x + 40, 500)], INK, 5) + disc(x + 44, 506, 10, LAND)
    for k, (x, h, c) in enumerate(
        (
            (340, 118, SIGNAL),
            (560, 108, p.deep2),
            (640, 78, p.mid2),
            (1010, 120, p.deep),
            (1330, 112, p.night),
            (1420, 116, p.deep2),
        )
    ):
        y = 716 - 10 * math.sin(x * 0.004)
        o += person(x, y, h, c) + line(
            [(x - h * 0.09, y - h * 0.8), (x + h * 0.22, y - h * 0.72)],
            PAPER if k % 2 else LAND,
            6,
            'stroke-linecap="round"',
        )
        if k in (0, 3):  # skiers
            o += (
                line([(x - h * 0.5, y + 4), (x + h * 0.6, y + 2)], INK, 5, 'stroke-linecap="round"')
                + line([(x + h * 0.1, y - h * 0.5), (x + h * 0.42, y + 4)], INK, 3)
                + line([(x - h * 0.1, y - h * 0.5), (x - h * 0.34, y + 4)], INK, 3)
            )
    o += (
        rect(780, 690, 130, 10, p.night)
        + rect(792, 700, 8, 26, p.night)
        + rect(890, 700, 8, 26, p.night)
        + rect(780, 684, 130, 7, PAPER)
    )
    o += poly(
        [(-10, 800), (300, 786), (700, 806), (1100, 788), (1620, 804), (1620, 850), (-10, 850)], mix(snow, p.deep, 0.2)
    ) + water(836, H, mix(p.deep, p.sea, 0.35), mix(p.night, p.deep, 0.4), seed, 6, 1.2)
    for _ in range(26):
        x, y = r.uniform(-40, 1640), r.uniform(860, 1000)
        s = 40 + (y - 850) * 0.8
        n = r.randint(6, 8)
        pts = [
            (x + s * math.cos(a) * r.uniform(0.8, 1.1), y + s * 0.28 * math.sin(a) * r.uniform(0.8, 1.1))
            for a in (math.tau * i / n for i in range(n))
        ]
        o += poly([(a, b + 9) for a, b in pts], mix(p.mid, p.deep, 0.3)) + poly(
            pts, PAPER if r.random() < 0.7 else p.pale
        )
    return o + "".join(
        disc(r.uniform(0, W), r.uniform(0, 800), r.uniform(2.5, 5), PAPER, 'opacity=".9"') for _ in range(110)
    )


def raised_shore(p, r, seed):
    """A waterfront raised in steps above the bay; a dashed line shows the water to come."""
    o = sky(p, (380, 220, 100, LAND), 6, horizon=480)
    o += poly(
        [
            (-10, 430),
            (150, 380),
            (300, 410),
            (520, 350),
            (760, 420),
            (980, 390),
            (1250, 430),
            (1620, 400),
            (1620, 560),
            (-10, 560),
        ],
        mix(p.mid, p.pale, 0.4),
    )
    x = 560
    while x < 1600:
        w = r.uniform(42, 84)
        o += tower(
            x,
            520,
            w,
            60 + 210 * math.exp(-(((x - 1280) / 200) ** 2)) * r.uniform(0.6, 1.2) + r.uniform(0, 50),
            mix(p.mid, p.dusk, r.choice((0.1, 0.3, 0.5))),
            PAPER,
            r,
        )
        x += w + 3
    o += (
        rect(520, 430, 900, 110, LAND)
        + rect(520, 430, 900, 18, p.deep)
        + windows(530, 458, 880, 76, 34, 1, p.night, 0.5, 0.85)
    )
    o += (
        rect(880, 150, 84, 300, LAND)
        + rect(880, 150, 42, 300, "url(#h4)", 'opacity=".25"')
        + rect(870, 214, 104, 14, p.deep)
        + rect(870, 330, 104, 14, p.deep)
        + poly([(874, 150), (922, 40), (970, 150)], p.deep2)
        + disc(922, 184, 27, PAPER)
        + disc(922, 184, 27, "none", f'stroke="{INK}" stroke-width="4"')
        + line([(922, 184), (922, 166)], INK, 5)
        + line([(922, 184), (937, 190)], INK, 4)
        + windows(890, 236, 64, 88, 3, 2, p.night, 0.4, 0.7)
    )
    levels = (
        (540, LAND),
        (596, mix(LAND, p.mid2, 0.18)),
        (652, mix(LAND, p.mid2, 0.34)),
        (708, mix(LAND, p.mid2, 0.5)),
    )
    for k, (y, c) in enumerate(levels):
        o += (
            rect(0, y, W, 60, c)
            + rect(0, y, W, 8, mix(c, PAPER, 0.5))
            + rect(0, y + 34, W, 26, "url(#h4)", f'opacity="{0.1 + 0.05 * k:.2f}"')
        )
    for k in range(9):
        o += tree(
            60 + k * 186 + r.uniform(-18, 18),
            556,
            r.uniform(110, 150),
            (p.deep, mix(p.deep, p.mid, 0.4), p.deep2)[k % 3],
            p.night,
            r,
        )
    for k in range(22):
        lvl = r.choice((0, 1, 1, 2, 2, 3))
        o += person(
            r.uniform(20, 1580),
            levels[lvl][0] + 30 + r.uniform(-8, 8),
            r.uniform(62, 82),
            r.choice((SIGNAL if k == 3 else p.deep2, p.deep, p.night, PAPER, p.mid2)),
        )
    for x in (250, 1010):
        o += poly([(x, 560), (x + 150, 560), (x + 230, 764), (x - 80, 764)], mix(LAND, PAPER, 0.45)) + "".join(
            line([(x - 80 * t, 560 + 204 * t), (x + 150 + 80 * t, 560 + 204 * t)], mix(LAND, p.deep, 0.45), 3)
            for t in (0.12, 0.26, 0.4, 0.54, 0.68, 0.82, 0.95)
        )
    o += (
        rect(0, 764, W, 34, p.night)
        + rect(0, 764, W, 34, "url(#h5)", 'opacity=".2"')
        + water(798, H, p.sea, mix(p.deep, INK, 0.2), seed, 7, 1.17)
    )
    o += line([(0, 690), (W, 690)], SIGNAL, 5, 'stroke-dasharray="34 18"') + "".join(
        line([(x, 690), (x, 704)], SIGNAL, 4) for x in range(40, W, 208)
    )
    o += place(ferry(p.deep2, PAPER, INK), 1040, 900, 1.2) + place(ferry(p.deep, PAPER, INK), 130, 862, 0.74)
    return o + water(900, H, p.sea, mix(p.deep, INK, 0.2), seed + 4, 9, 1.2)
