"""Motifs: towns on the water, seen whole."""

import math

from .buildings import house, tower, windows
from .grounds import ridge, sky, water, wave
from .inks import INK, LAND, PAPER, SIGNAL, H, W, line, mix, place, poly, rect
from .ships import crane, ferry, laker, tug


def cliff_city(p, r, seed):
    """A walled city above a river, its lower town at the quay."""
    o = (
        sky(p, (1190, 270, 105, LAND), 6)
        + ridge(470, 60, seed, p.mid, freqs=(1, 2.3))
        + ridge(505, 34, seed + 1, mix(p.mid, p.deep, 0.35), freqs=(1, 2.1, 5))
    )
    cliff = [
        (-10, 430),
        (120, 412),
        (330, 404),
        (620, 398),
        (760, 412),
        (900, 440),
        (1010, 500),
        (1120, 560),
        (1290, 596),
        (1620, 606),
        (1620, 700),
        (-10, 700),
    ]
    o += poly(cliff, p.deep) + poly(
        [(x, y + 26) for x, y in cliff[:9]] + [(1290, 700), (-10, 700)], "url(#h5)", 'opacity=".22"'
    )
    x = -20
    while x < 250:
        w = r.uniform(48, 84)
        o += house(x, 424, w, r.uniform(46, 90), p.night, mix(p.night, p.deep, 0.4), LAND, r, 0.8)
        x += w + 3
    cx = 420  # the great hotel: wings, turrets and one tall copper roof
    for dx, w, h, roof in ((-150, 110, 108, 80), (-46, 96, 150, 92), (150, 100, 142, 90), (244, 120, 104, 76)):
        o += (
            rect(cx + dx, 410 - h, w, h, mix(p.deep2, INK, 0.3))
            + poly(
                [
                    (cx + dx - 4, 410 - h),
                    (cx + dx + w * 0.16, 410 - h - roof),
                    (cx + dx + w * 0.84, 410 - h - roof),
                    (cx + dx + w + 4, 410 - h),
                ],
                mix(p.mid2, p.deep, 0.25),
            )
            + windows(cx + dx + 8, 416 - h, w - 16, h - 14, 6, int(h / 20), LAND, 0.34, 0.5, 0.15, r)
        )
    o += rect(cx + 44, 170, 112, 240, mix(p.deep2, INK, 0.15)) + windows(
        cx + 52, 184, 96, 216, 6, 11, LAND, 0.34, 0.5, 0.12, r
    )
    o += (
        poly([(cx + 38, 170), (cx + 62, 70), (cx + 138, 70), (cx + 162, 170)], mix(p.mid2, p.deep, 0.15))
        + poly([(cx + 38, 170), (cx + 62, 70), (cx + 100, 70), (cx + 100, 170)], "url(#h1)", 'opacity=".4"')
        + line([(cx + 100, 70), (cx + 100, 30)], p.night, 4)
    )
    for dx in (-160, 136, 356):
        o += rect(cx + dx, 282, 34, 128, mix(p.deep2, INK, 0.3)) + poly(
            [(cx + dx - 5, 282), (cx + dx + 17, 200), (cx + dx + 39, 282)], mix(p.mid2, p.deep, 0.3)
        )
    x = 800
    while x < 990:
        w = r.uniform(40, 66)
        o += house(x, 432 + (x - 800) * 0.26, w, r.uniform(40, 80), p.night, mix(p.mid2, p.deep, 0.4), LAND, r)
        x += w + 3
    o += line([(-10, 434), (300, 420), (700, 410)], LAND, 3) + "".join(
        line([(k, 434 - k * 0.034), (k, 420 - k * 0.034)], LAND, 2) for k in range(0, 700, 14)
    )
    x = -30
    while x < 1180:
        w, h = r.uniform(52, 104), r.uniform(52, 112)
        o += house(
            x,
            694,
            w,
            h,
            r.choice((p.pale2, LAND, p.mid2, PAPER, p.dusk)),
            r.choice((p.deep2, p.night, p.deep)),
            p.night,
            r,
            0.6,
        )
        x += w + 2
    for i in range(4):
        o += rect(1220 + i * 46, 560, 42, 134, r.choice((LAND, PAPER))) + rect(
            1220 + i * 46, 560, 18, 134, "url(#h4)", 'opacity=".3"'
        )
    o += rect(1216, 546, 192, 16, p.night) + place(crane(p.night, SIGNAL), 1520, 694, 0.62)
    o += (
        rect(0, 690, W, 14, LAND)
        + rect(0, 704, W, 34, p.night)
        + water(738, H, p.sea, mix(p.deep, INK, 0.2), seed, 8, 1.16)
    )
    return (
        o
        + place(laker(p.night, PAPER, p.mid2), 330, 880, 0.92)
        + water(880, H, p.sea, mix(p.deep, INK, 0.2), seed + 3, 9, 1.2)
    )


def big_city(p, r, seed):
    """Towers, a suspension bridge and a ferry."""
    o = sky(p, (420, 310, 130, p.pale2), 6, top=p.mid)
    for _layer, (colour, lit, lo, hi) in enumerate(
        (
            (mix(p.mid, p.pale, 0.25), p.pale, 150, 360),
            (mix(p.deep, p.mid, 0.45), LAND, 120, 430),
            (p.deep, LAND, 80, 300),
        )
    ):
        x = -20
        while x < W:
            w = r.uniform(46, 104)
            peak = math.exp(-(((x - 1050) / 330) ** 2)) + 0.5 * math.exp(-(((x - 330) / 210) ** 2))
            o += tower(x, 690, w, lo + (hi - lo) * peak * r.uniform(0.75, 1.15) + r.uniform(0, 50), colour, lit, r)
            x += w + r.uniform(-6, 12)
    deck, c = 640, p.night
    for tx in (300, 1180):
        o += (
            rect(tx, 330, 26, 400, c)
            + rect(tx + 74, 330, 26, 400, c)
            + rect(tx - 8, 322, 116, 20, c)
            + rect(tx, 420, 100, 16, c)
            + rect(tx, 530, 100, 16, c)
        )

    def cable(x):
        return 620 - 275 * ((x - 790) / 440) ** 2

    main = [(x, cable(x)) for x in range(350, 1231, 10)]
    o += line(main, c, 6) + line([(350, 345), (-40, 640)], c, 6) + line([(1230, 345), (1640, 640)], c, 6)
    o += (
        "".join(line([(x, cable(x)), (x, deck)], c, 1.6) for x in range(370, 1230, 20))
        + "".join(line([(x, 345 + (350 - x) * 295 / 390), (x, deck)], c, 1.6) for x in range(10, 350, 20))
        + "".join(line([(x, 345 + (x - 1230) * 295 / 410), (x, deck)], c, 1.6) for x in range(1240, 1600, 20))
    )
    o += rect(0, deck, W, 16, c) + rect(0, deck + 16, W, 14, "url(#h4)")
    o += water(690, H, p.sea, mix(p.deep, INK, 0.25), seed, 7, 1.15)
    o += (
        rect(290, 690, 120, 40, c)
        + rect(1170, 690, 120, 40, c)
        + place(ferry(p.deep2, PAPER, INK), 640, 850, 1.35)
        + place(tug(p.night, LAND), 150, 800, 0.8)
    )
    o += water(852, H, p.sea, mix(p.deep, INK, 0.25), seed + 2, 9, 1.2)
    return o


def cutaway_city(p, r, seed):
    """A hill of houses above, and the drainage tunnel under it, in section."""
    o = sky(p, (260, 190, 80, LAND), 5, horizon=420)
    o += ridge(350, 50, seed, mix(p.mid, p.pale, 0.2), freqs=(1, 2))

    def profile(x):
        return 470 - 150 * math.exp(-(((x - 980) / 360) ** 2)) - 70 * math.exp(-(((x - 330) / 240) ** 2))

    for row in range(5):
        x = -30 + row * 17
        while x < W:
            w, h = r.uniform(40, 78), r.uniform(38, 80)
            y = profile(x + w / 2) + row * 30 - 34
            wall = r.choice((PAPER, LAND, p.pale, p.pale2, p.mid2, p.dusk))
            o += (
                rect(x, y - h, w, h + 60, wall)
                + poly([(x - 3, y - h), (x + w / 2, y - h - 20), (x + w + 3, y - h)], mix("#c4613b", p.deep2, 0.25))
                + windows(
                    x + 4,
                    y - h + 6,
                    w - 8,
                    h - 8,
                    max(2, int(w / 20)),
                    max(1, int(h / 24)),
                    mix(p.night, wall, 0.15),
                    0.34,
                    0.5,
                    0.1,
                    r,
                )
            )
            x += w + r.uniform(0, 4)
    ground = [(x, profile(x) + 100) for x in range(-10, W + 20, 20)]
    o += poly([*ground, (W + 20, H), (-20, H)], mix(p.deep, INK, 0.25)) + line(ground, LAND, 9)
    for k in range(1, 9):
        o += line(
            [(x, profile(x) + 112 + k * 56 + 14 * wave(x, seed + k, (1, 2.6))) for x in range(-10, W + 20, 16)],
            mix(p.mid, p.deep, 0.35),
            2.5,
            f'stroke-dasharray="{60 + k * 9} {8 + k * 3}"',
        )
    tunnel = [(x, 690 + (x - 800) * 0.09) for x in range(-20, W + 40, 20)]
    o += line(tunnel, INK, 150) + line(tunnel, LAND, 138) + line(tunnel, p.pale, 118)
    o += poly([(x, y + 8) for x, y in tunnel] + [(x, y + 58) for x, y in tunnel[::-1]], p.sea)
    for k in range(4):
        o += line(
            [(x, y + 16 + k * 12 + 3 * math.sin(x * 0.03 + k)) for x, y in tunnel],
            p.deep,
            2.2,
            f'stroke-dasharray="{150 - k * 20} 30"',
        )
    o += "".join(
        line([(x, 690 + (x - 800) * 0.09 - 69), (x, 690 + (x - 800) * 0.09 + 69)], mix(LAND, p.deep, 0.45), 2.5)
        for x in range(30, W, 84)
    )
    for x in (420, 1010, 1330):
        top = profile(x) + 100
        o += (
            rect(x - 17, top, 34, 690 + (x - 800) * 0.09 - 70 - top + 12, LAND)
            + rect(x - 11, top, 22, 690 + (x - 800) * 0.09 - 60 - top + 12, p.sea)
            + "".join(
                line([(x - 8, y), (x + 8, y + 7)], p.deep, 2)
                for y in range(int(top) + 10, int(690 + (x - 800) * 0.09 - 66), 22)
            )
        )
    return o
