"""Motifs: the port at work."""

import math

from .buildings import tower
from .grounds import ridge, sky, water
from .inks import INK, LAND, PAPER, SIGNAL, H, W, disc, line, mix, path, place, poly, rect
from .life import bust, person
from .ships import container_ship, crane, cruise, ferry, truck


def plugged_ship(p, r, seed):
    """A cruise ship at the quay, the cable in the foreground."""
    o = (
        sky(p, (1330, 250, 120, p.pale2), 6)
        + ridge(470, 70, seed, p.dusk, freqs=(1, 2.4, 5))
        + ridge(520, 44, seed + 2, mix(p.mid, p.dusk, 0.3), freqs=(1.3, 3, 7))
    )
    o += water(600, 800, p.sea, mix(p.deep, INK, 0.2), seed, 6, 1.16) + place(
        cruise(p.night, PAPER, p.deep2, p.night), -60, 720, 1.5
    )
    o += (
        rect(0, 716, W, 30, p.night, 'opacity=".25"')
        + rect(0, 740, W, 30, LAND)
        + rect(0, 770, W, 230, mix(LAND, p.mid2, 0.35))
        + rect(0, 770, W, 230, "url(#h3)", 'opacity=".16"')
    )
    cx = 1180
    o += (
        rect(cx, 560, 230, 250, p.deep)
        + rect(cx, 560, 70, 250, "url(#h5)", 'opacity=".25"')
        + rect(cx - 14, 544, 258, 22, p.night)
        + rect(cx + 90, 610, 110, 130, p.pale)
        + path(f"M{cx + 152} 622l-34 58h26l-14 46 48 -64h-28l18 -40z", p.deep2)
    )
    o += (
        path(
            f"M{cx + 30} 640C{cx - 120} 900 820 960 760 800S640 600 690 640",
            "none",
            f'stroke="{INK}" stroke-width="24" stroke-linecap="round"',
        )
        + path(
            f"M{cx + 30} 640C{cx - 120} 900 820 960 760 800S640 600 690 640",
            "none",
            f'stroke="{SIGNAL}" stroke-width="13" stroke-linecap="round"',
        )
        + rect(664, 612, 56, 60, INK)
        + rect(676, 596, 10, 22, LAND)
        + rect(698, 596, 10, 22, LAND)
    )
    return (
        o
        + person(330, 850, 130, SIGNAL)
        + person(250, 856, 136, p.night)
        + line([(0, 880), (W, 880)], PAPER, 6, 'stroke-dasharray="70 50"')
    )


def terminal(p, r, seed):
    """Cranes, stacks and a ship under work."""
    o = sky(p, (800, 400, 210, p.pale2), 7) + ridge(560, 40, seed, mix(p.mid, p.dusk, 0.4), freqs=(1, 2.4, 5))
    for x, s in ((1560, 0.9), (1230, 0.96), (820, 1.02)):
        o += place(crane(p.night, SIGNAL), x, 690, s)
    o += place(crane(mix(p.night, p.deep, 0.4), LAND, True), 420, 690, 0.86)
    for i in range(30):
        for j in range(r.choice((1, 2, 3, 3, 4))):
            o += rect(
                i * 56 - 20, 664 - j * 27, 54, 25, r.choice((p.deep, p.mid, p.deep2, p.mid2, LAND, PAPER, SIGNAL))
            ) + rect(i * 56 - 20, 664 - j * 27, 54, 25, "url(#h4)", 'opacity=".22"')
    o += (
        rect(0, 690, W, 16, LAND)
        + rect(0, 706, W, 60, p.night)
        + water(760, H, p.sea, mix(p.deep, INK, 0.25), seed, 7, 1.16)
    )
    o += place(container_ship((p.mid2, LAND, SIGNAL, p.deep, PAPER, p.mid), INK, p.deep2, r, 17), 170, 880, 1.05)
    return o + water(880, H, p.sea, mix(p.deep, INK, 0.25), seed + 2, 9, 1.2)


def truck_gate(p, r, seed):
    """A port gate with its board of waiting times, and a short queue."""
    o = sky(p, (250, 250, 104, p.pale2), 6, horizon=560) + ridge(540, 34, seed, mix(p.mid, p.dusk, 0.4), freqs=(1, 2.5))
    for x, s in ((1500, 0.72), (1250, 0.7)):
        o += place(crane(mix(p.night, p.deep, 0.3), SIGNAL if s == 0.72 else LAND), x, 640, s)
    for i in range(15):
        for j in range(2 + (i * 7 + seed) % 3):
            c = r.choice((p.deep, p.mid, p.deep2, p.mid2, LAND, PAPER, p.dusk))
            o += rect(820 + i * 62, 610 - j * 32, 60, 30, c) + rect(
                820 + i * 62, 610 - j * 32, 60, 30, "url(#h4)", 'opacity=".2"'
            )
    o += rect(0, 636, W, 364, mix(LAND, p.mid2, 0.3)) + rect(0, 636, W, 12, p.night)
    o += (
        rect(0, 800, W, 200, mix(p.night, p.deep, 0.35))
        + line([(0, 900), (W, 900)], PAPER, 7, 'stroke-dasharray="80 60"')
        + line([(0, 806), (W, 806)], PAPER, 4)
    )
    o += rect(760, 300, 20, 500, p.night) + rect(1400, 300, 20, 500, p.night) + rect(740, 270, 700, 36, p.night)
    o += rect(800, 130, 580, 142, INK) + rect(
        812, 142, 556, 118, mix(INK, p.deep, 0.25)
    )  # the board: three lanes, three waits
    for k, (w, c) in enumerate(((96, LAND), (210, LAND), (330, SIGNAL))):
        o += (
            disc(846, 166 + k * 36, 11, PAPER)
            + rect(876, 156 + k * 36, w, 20, c)
            + "".join(rect(876 + j * 24, 154 + k * 36, 3, 24, INK) for j in range(1, 20))
        )
    for x in (900, 1130):  # booths
        o += (
            rect(x, 520, 110, 282, PAPER)
            + rect(x - 12, 500, 134, 24, p.deep)
            + rect(x + 16, 556, 78, 90, p.night)
            + rect(x + 22, 562, 66, 78, mix(p.pale, p.sea, 0.4))
            + bust(x + 55, 640, 58, p.deep2)
            + rect(x, 690, 110, 22, p.deep)
        )
    o += line([(1010, 740), (1118, 740)], PAPER, 12) + line(
        [(1010, 740), (1118, 740)], SIGNAL, 12, 'stroke-dasharray="26 26"'
    )
    o += place(truck(p.deep2, LAND), 1280, 806, 0.62) + place(truck(p.deep, p.mid2), 60, 812, 0.86)
    o += place(truck(p.night, p.mid), 300, 958, 1.12)
    o += (
        person(1080, 966, 226, p.deep2)
        + rect(1106, 830, 62, 44, INK, 'transform="rotate(-14 1136 852)"')
        + rect(1111, 835, 52, 34, LAND, 'transform="rotate(-14 1136 852)"')
        + line([(1086, 846), (1118, 862)], p.deep2, 17, 'stroke-linecap="round"')
        + "".join(
            rect(1116, 840 + j * 9, w, 5, p.deep, 'transform="rotate(-14 1136 852)"')
            for j, w in enumerate((14, 26, 38))
        )
    )
    return o


def cargo_bike(p, r, seed):
    """Parcels pass from a ferry to a cargo bike; above, trucks queue on a bridge."""
    o = sky(p, (300, 300, 104, p.pale2), 6, horizon=560)
    x = -20
    while x < W:
        w = r.uniform(44, 92)
        o += tower(
            x,
            640,
            w,
            60 + 240 * math.exp(-(((x - 1150) / 300) ** 2)) * r.uniform(0.6, 1.2) + r.uniform(0, 60),
            mix(p.mid, p.pale, r.choice((0.2, 0.4, 0.55))),
            PAPER,
            r,
        )
        x += w + 3
    c, deck = p.night, 236
    o += rect(0, deck, W, 16, c) + rect(0, deck + 16, W, 12, "url(#h4)")
    for tx in (420, 1330):
        o += (
            rect(tx, 20, 26, 640, c)
            + rect(tx + 70, 20, 26, 640, c)
            + rect(tx - 6, 20, 108, 20, c)
            + rect(tx, 120, 96, 14, c)
            + rect(tx, 420, 96, 16, c)
        )

    def cable(x):
        return 214 - 190 * ((x - 922) / 456) ** 2 * -1 - 190

    o += (
        line([(x, 44 + 176 * (1 - ((x - 922) / 456) ** 2)) for x in range(466, 1379, 12)], c, 6)
        + "".join(line([(x, 44 + 176 * (1 - ((x - 922) / 456) ** 2)), (x, deck)], c, 1.8) for x in range(480, 1370, 24))
        + line([(466, 44), (-40, 236)], c, 6)
        + line([(1378, 44), (1640, 180)], c, 6)
    )
    for k in range(6):
        o += place(
            truck((p.deep2, p.deep, p.night)[k % 3], (LAND, p.mid2, PAPER, p.mid)[k % 4], False),
            20 + k * 262,
            deck + 3,
            0.4,
        )
    o += water(640, 800, p.sea, mix(p.deep, INK, 0.2), seed, 6, 1.16) + place(ferry(p.deep2, PAPER, INK), 60, 776, 2.1)
    o += (
        rect(0, 772, W, 26, LAND)
        + rect(0, 798, W, 202, mix(LAND, "#a5713d", 0.28))
        + "".join(line([(xx, 798), (xx - 60, 1000)], mix(LAND, p.deep, 0.45), 3) for xx in range(20, 1700, 74))
        + "".join(rect(xx, 800, 18, 26, p.night) for xx in range(60, W, 300))
    )
    o += poly([(560, 690), (600, 690), (760, 800), (700, 800)], p.night)

    def box(x, y, w, h, k):
        return (
            rect(x, y, w, h, mix("#c99a5b", LAND, 0.25 + 0.12 * k))
            + rect(x + w * 0.42, y, w * 0.16, h, PAPER)
            + f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="none" stroke="{INK}" stroke-width="2.5"/>'
        )

    o += (
        person(690, 860, 190, p.deep2)
        + box(704, 726, 66, 52, 0)
        + line([(694, 752), (716, 762)], p.deep2, 15, 'stroke-linecap="round"')
        + person(470, 850, 184, p.deep)
    )
    o += "".join(box(820 + (k % 3) * 62 + (k // 3) * 20, 822 - (k // 3) * 52, 58, 50, k % 3) for k in range(5))
    bx, by = 1010, 930  # the bike
    for wx, rr in ((bx + 40, 62), (bx + 440, 50), (bx + 330, 0)):
        if rr:
            o += (
                disc(wx, by, rr, "none", f'stroke="{INK}" stroke-width="11"')
                + disc(wx, by, 8, INK)
                + "".join(
                    line([(wx, by), (wx + rr * math.cos(a * 0.52), by + rr * math.sin(a * 0.52))], INK, 2)
                    for a in range(12)
                )
            )
    o += (
        line([(bx + 40, by), (bx + 96, by - 128), (bx + 190, by - 10), (bx + 40, by)], p.deep2, 11)
        + line([(bx + 190, by - 10), (bx + 222, by - 150)], p.deep2, 11)
        + line([(bx + 222, by - 150), (bx + 198, by - 164)], INK, 9)
        + line([(bx + 190, by - 10), (bx + 430, by - 6)], p.deep2, 13)
        + rect(bx + 70, by - 144, 58, 13, INK)
    )
    o += (
        rect(bx + 244, by - 160, 210, 132, SIGNAL)
        + rect(bx + 244, by - 160, 210, 132, "url(#h5)", 'opacity=".22"')
        + rect(bx + 238, by - 168, 222, 14, p.night)
        + box(bx + 262, by - 214, 70, 46, 0)
        + box(bx + 340, by - 232, 84, 64, 1)
    )
    o += (
        path(
            f"M{bx + 76} {by - 140}Q{bx + 66} {by - 262} {bx + 134} {by - 262}Q{bx + 168} {by - 250} {bx + 150} {by - 140}z",
            p.deep,
        )
        + disc(bx + 142, by - 292, 29, INK)
        + path(f"M{bx + 112} {by - 300}A31 31 0 0 1 {bx + 174} {by - 300}z", LAND)
        + line([(bx + 140, by - 238), (bx + 200, by - 170)], p.deep, 19, 'stroke-linecap="round"')
        + line([(bx + 112, by - 146), (bx + 176, by - 96), (bx + 158, by - 8)], INK, 20, 'stroke-linecap="round"')
    )
    return o
