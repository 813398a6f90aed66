"""Motifs: marsh, reef and basin, places that are being repaired."""

import math

from .buildings import tower, windows
from .grounds import ridge, sky, water
from .inks import INK, LAND, PAPER, SHORE, SIGNAL, H, W, disc, line, mix, path, place, poly, rect
from .life import HERON, cage, fish, reeds, shell, tree, vest
from .ships import ferry, tug


def marsh(p, r, seed):
    """A river finds its mouth again: meanders, reeds, a heron, the city behind."""
    o = sky(p, (330, 250, 96, LAND), 6, horizon=520)
    x = 700
    while x < 1560:
        w = r.uniform(34, 70)
        o += tower(
            x,
            476,
            w,
            60 + 200 * math.exp(-(((x - 1120) / 230) ** 2)) * r.uniform(0.6, 1.2),
            mix(p.mid2, p.dusk, 0.4),
            p.pale,
            r,
        )
        x += w + 3
    o += ridge(468, 16, seed, p.mid, freqs=(1, 3, 7)) + "".join(
        tree(
            20 + k * 62, 500 + r.uniform(0, 14), r.uniform(60, 110), mix(p.deep, p.mid, r.uniform(0.1, 0.6)), p.night, r
        )
        for k in range(26)
    )
    o += rect(0, 496, W, 504, mix(SHORE, p.mid, 0.25))

    def bank(shift, spread):
        left, right = [], []
        for i in range(90):
            t = i / 89
            y = 500 + 520 * t**1.35
            c = 830 + 430 * math.sin(t * 7.4 + 0.5) * t**0.62 - 120 * t
            w = (14 + 220 * t**1.2) * spread
            left.append((c - w + shift, y))
            right.append((c + w + shift, y))
        return left + right[::-1]

    for k, s in enumerate((1.9, 1.62, 1.4, 1.22)):
        o += poly(bank(0, s), mix(mix(SHORE, p.mid, 0.25), p.deep, 0.12 + k * 0.12))
    o += poly(bank(0, 1.05), PAPER) + poly(bank(0, 1.0), p.sea)
    for s in (0.86, 0.66, 0.4, 0.14):
        o += poly(bank(0, s), "none", f'stroke="{p.deep}" stroke-width="2.4" stroke-dasharray="{90 + s * 80:.0f} 22"')
    for k in range(34):  # tufts, farther ones smaller and paler
        t = k / 33
        y, n = 540 + 330 * t**1.3, 5
        for side in (r.uniform(-20, 520 - 150 * t), r.uniform(1120 + 120 * t, 1600)):
            o += reeds(
                side, side + 40 + 40 * t, y + r.uniform(-8, 8), n, mix(SHORE, p.deep, 0.55 + 0.4 * t), r, 34 + 100 * t
            )
    o += place(path(HERON, INK) + path("M30 -150Q-10 -140 -30 -112Q20 -116 50 -132z", p.mid2), 1010, 880, 1.45) + line(
        [(985, 884), (1070, 884)], PAPER, 3
    )
    return o + reeds(-20, 430, 1010, 46, p.night, r, 250) + reeds(1290, 1620, 1010, 42, p.night, r, 300)


def oysters(p, r, seed):
    """Students lower a cage of oysters; below, the reef. An odd seed floats a nursery instead."""
    deepest = mix(p.night, INK, 0.25)
    o = sky(p, (1280, 190, 84, LAND), 5, horizon=400)
    x = -20
    while x < W:
        w = r.uniform(36, 78)
        o += tower(
            x,
            402,
            w,
            40 + 210 * math.exp(-(((x - 520) / 240) ** 2)) * r.uniform(0.6, 1.2) + r.uniform(0, 46),
            mix(p.mid, p.pale, r.choice((0.25, 0.45, 0.6))),
            PAPER,
            r,
        )
        x += w + 2
    if not seed % 2:
        o += place(ferry(p.deep2, PAPER, INK), 1140, 440, 0.86)
    for k, t in enumerate((0.12, 0.28, 0.44, 0.6, 0.74, 0.86)):
        o += rect(0, 430 + k * 96, W, 600, mix(p.sea, deepest, t))
        o += line(
            [(xx, 430 + k * 96 + 7 * math.sin(xx * 0.011 + k * 2)) for xx in range(-10, W + 20, 14)],
            mix(p.sea, p.pale, 0.5),
            2.2,
            f'opacity="{0.8 - k * 0.11:.2f}" stroke-dasharray="{220 - k * 20} {16 + k * 8}"',
        )
    o += rect(0, 426, W, 7, PAPER)
    if seed % 2:
        for k in range(9):
            x = 120 + k * 118
            o += (
                f'<rect x="{x}" y="404" width="84" height="40" rx="18" fill="{(PAPER, LAND)[k % 2]}" stroke="{INK}" stroke-width="3"/>'
                + line([(x + 42, 444), (x + 42, 520)], LAND, 3)
                + cage(x + 4, 520, 78, 92, LAND, mix(p.sea, deepest, 0.3))
                + "".join(
                    shell(
                        x + 16 + (j % 3) * 24,
                        604 - (j // 3) * 26,
                        0.5,
                        r.uniform(-40, 40),
                        r.choice((PAPER, p.pale2, LAND)),
                        p.night,
                    )
                    for j in range(6)
                )
            )
        o += line([(100, 424), (1190, 424)], INK, 7)
        o += place(
            rect(60, -74, 76, 40, PAPER)
            + windows(64, -68, 68, 22, 4, 1, INK, 0.7, 0.8)
            + poly([(-16, -40), (230, -40), (206, 0), (10, 0)], p.deep2)
            + line([(-20, -26), (-96, 22), (-96, 46)], INK, 6)
            + rect(-140, 20, 66, 34, LAND)
            + rect(-140, 20, 66, 34, "url(#h4)", 'opacity=".5"'),
            1300,
            446,
            1.15,
        ) + vest(1400, 402, 92, p.deep)
    else:
        boat = (
            poly([(0, -52), (470, -64), (520, -84), (476, 0), (40, 0)], PAPER)
            + poly([(8, -34), (496, -46), (476, 0), (40, 0)], p.deep2)
            + rect(372, -124, 20, 66, p.night)
        )
        o += place(boat, 300, 446, 1.3)
        for x, h, c in ((420, 150, p.night), (520, 140, p.deep), (640, 154, p.deep2), (740, 146, p.night)):
            o += vest(x, 386, h, c)
        o += (
            line([(452, 296), (330, 250), (268, 262)], p.night, 9)
            + line([(268, 262), (268, 560)], LAND, 4)
            + rect(258, 252, 22, 22, p.night)
        )
        o += cage(178, 560, 184, 130, LAND, mix(p.sea, deepest, 0.4)) + "".join(
            shell(
                208 + (j % 4) * 42,
                684 - (j // 4) * 36,
                0.72,
                r.uniform(-50, 50),
                r.choice((PAPER, p.pale2, LAND)),
                p.night,
            )
            for j in range(10)
        )

    def floor(x):
        return (
            930
            - 120 * math.exp(-(((x - 1000) / 330) ** 2))
            - 40 * math.exp(-(((x - 380) / 150) ** 2))
            + 10 * math.sin(x * 0.013)
        )

    pts = [(x, floor(x)) for x in range(-10, W + 20, 16)]
    o += poly([*pts, (W + 20, H), (-20, H)], mix(deepest, INK, 0.45))
    for _ in range(150):
        x = r.gauss(1000, 210) if r.random() < 0.75 else r.gauss(380, 90)
        o += shell(
            x,
            floor(x) + r.uniform(-6, 60),
            r.uniform(0.6, 1.15),
            r.uniform(-70, 70),
            mix(r.choice((PAPER, LAND, p.pale2, p.dusk)), deepest, r.uniform(0.0, 0.35)),
            deepest,
        )
    for _ in range(9):
        o += fish(
            r.uniform(560, 1500),
            r.uniform(600, 790),
            r.uniform(0.7, 1.2),
            mix(p.pale, p.sea, r.uniform(0, 0.5)),
            r.random() < 0.5,
        )
    return (
        o
        + reeds(20, 150, 1000, 14, mix(p.mid, p.deep, 0.4), r, 170)
        + reeds(1440, 1590, 1000, 16, mix(p.mid, p.deep, 0.4), r, 200)
    )


def containment(p, r, seed):
    """A steel-walled basin in an industrial harbour, a dredge beside it, mills behind."""
    o = sky(p, (360, 220, 92, LAND), 6, horizon=480) + ridge(
        470, 22, seed, mix(p.mid, p.dusk, 0.4), base=540, freqs=(1, 2.4)
    )
    mill = mix(p.night, p.deep, 0.35)
    for x, h in ((760, 300), (840, 340), (1330, 260), (1410, 310), (1490, 240)):
        o += (
            poly([(x, 520), (x + 6, 520 - h), (x + 28, 520 - h), (x + 34, 520)], mill)
            + rect(x + 4, 520 - h + 30, 27, 12, LAND)
            + rect(x + 4, 520 - h + 62, 26, 12, LAND)
        )
    o += (
        rect(600, 410, 620, 110, mill)
        + "".join(poly([(600 + k * 124, 410), (600 + k * 124, 372), (724 + k * 124, 410)], mill) for k in range(5))
        + windows(610, 432, 600, 60, 22, 1, LAND, 0.5, 0.7)
    )
    o += (
        rect(1240, 380, 340, 140, mix(mill, p.mid, 0.3))
        + rect(1240, 380, 340, 140, "url(#h4)", 'opacity=".3"')
        + line([(1200, 300), (1290, 380)], mill, 16)
        + disc(1100, 400, 62, mix(mill, p.mid, 0.25))
        + rect(0, 516, W, 12, p.night)
    )
    o += water(526, H, p.sea, mix(p.deep, INK, 0.2), seed, 6, 1.15)
    inner, outer = (
        [(470, 640), (1180, 620), (1330, 780), (930, 880), (420, 820)],
        [(440, 628), (1196, 604), (1368, 784), (936, 912), (384, 838)],
    )
    o += (
        poly([(x, y + 34) for x, y in outer], p.night)
        + poly(outer, LAND)
        + poly(inner, mix(p.mid2, LAND, 0.45))
        + poly([(520, 662), (1140, 646), (1230, 752), (900, 820), (500, 786)], mix(p.deep2, p.mid2, 0.4))
        + poly([(580, 690), (1080, 678), (1130, 740), (880, 782), (570, 760)], mix(SHORE, p.deep, 0.15))
    )
    for (x0, y0), (x1, y1) in zip(outer, outer[1:] + outer[:1], strict=False):
        n = int(math.hypot(x1 - x0, y1 - y0) / 22)
        o += "".join(disc(x0 + (x1 - x0) * k / n, y0 + (y1 - y0) * k / n, 10, p.deep2) for k in range(n))
    for _ in range(26):
        x, y = r.uniform(600, 1090), r.uniform(696, 762)
        o += reeds(x, x + 14, y, 3, mix(SHORE, p.deep2, 0.75), r, 34)
    o += (
        poly([(60, 872), (420, 872), (396, 926), (84, 926)], p.deep)
        + rect(110, 800, 90, 72, PAPER)
        + windows(116, 806, 78, 40, 4, 1, INK, 0.7, 0.8)
        + line([(250, 872), (300, 716), (404, 700)], p.night, 13)
        + line([(404, 700), (428, 800)], p.night, 5)
        + path("M402 800L456 800L446 846Q429 860 412 846z", SIGNAL)
        + line([(250, 872), (404, 700)], p.night, 3)
    )
    o += "".join(
        f'<circle cx="{x}" cy="{y}" r="9" fill="{LAND}" stroke="{INK}" stroke-width="2.5"/>'
        for x, y in ((520, 930), (590, 944), (660, 952), (730, 954), (800, 950))
    )
    return (
        o + place(tug(p.night, LAND), 1290, 930, 0.9) + water(930, H, "none", mix(p.deep, INK, 0.2), seed + 3, 12, 1.3)
    )
