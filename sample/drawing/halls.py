"""Motifs: port sheds with a new use."""

from .buildings import hall, house
from .grounds import ridge, sky, water
from .inks import INK, LAND, PAPER, SIGNAL, H, W, disc, line, mix, path, place, poly, rect
from .life import bust, person, produce
from .ships import container_ship, crane, cruise


def market_hall(p, r, seed):
    """A brick quay shed opened as a market: stalls inside, a ship (or a train) through the doors."""
    brick = mix(p.deep2, "#b8674a", 0.55)
    o = rect(0, 0, W, H, mix(brick, PAPER, 0.12)) + rect(0, 0, W, 730, "url(#h3)", 'opacity=".20"')
    for y in range(215, 730, 34):
        o += "".join(
            rect(x + (y // 34 % 2) * 30, y, 26, 12, mix(brick, INK, 0.18), 'opacity=".5"')
            for x in range(-30 + y % 7, W, 118)
        )
    doors = "".join(f"M{x} 730V430A205 175 0 0 1 {x + 410} 430V730z" for x in (75, 595, 1115))
    if seed % 2:  # rails on one side, the neighbourhood on the other
        view = rect(0, 200, W, 540, p.pale) + disc(330, 330, 74, LAND)
        x = 40
        while x < 1560:
            w = r.uniform(60, 92)
            view += house(
                x,
                640,
                w,
                r.uniform(90, 150),
                r.choice((PAPER, LAND, p.mid2, p.dusk)),
                r.choice((p.deep, p.night)),
                p.night,
                r,
                0.5,
            )
            x += w + 4
        view += (
            rect(0, 636, W, 100, mix(LAND, p.mid, 0.4))
            + "".join(
                rect(560 + k * 168, 560, 158, 92, c)
                + rect(560 + k * 168, 560, 158, 92, "url(#h4)", 'opacity=".3"')
                + disc(592 + k * 168, 660, 15, INK)
                + disc(690 + k * 168, 660, 15, INK)
                for k, c in enumerate((p.deep, p.mid2, p.deep2, p.deep, p.mid2, p.deep))
            )
            + line([(0, 676), (W, 676)], INK, 5)
        )
    else:
        view = (
            sky(p, (300, 330, 78, LAND), 5, horizon=560)
            + ridge(540, 24, seed, mix(p.mid, p.pale, 0.4), base=600, freqs=(1, 2.7))
            + water(585, 735, p.sea, mix(p.deep, INK, 0.15), seed, 6, 1.16)
            + place(cruise(p.night, PAPER, p.mid2, p.night), 470, 690, 1.12)
        )
    o += f'<defs><clipPath id="doors"><path d="{doors}"/></clipPath></defs><g clip-path="url(#doors)">{view}</g>'
    o += path(doors, "none", f'stroke="{p.night}" stroke-width="12"')
    for x in (75, 595, 1115):  # the leaves, folded back
        o += (
            rect(x - 52, 372, 46, 358, p.deep)
            + rect(x - 52, 372, 46, 358, "url(#h4)", 'opacity=".35"')
            + rect(x + 416, 372, 46, 358, p.deep)
            + rect(x + 416, 372, 46, 358, "url(#h4)", 'opacity=".35"')
        )
    roof = mix(p.night, INK, 0.4)
    o += poly([(-10, -10), (1610, -10), (1610, 96), (800, 14), (-10, 96)], roof) + rect(0, 176, W, 16, roof)
    for k in range(9):
        x = k * 200
        o += line([(x, 176), (x + 100, 60 + abs(x - 700) * 0.05), (x + 200, 176)], roof, 7) + line(
            [(x + 100, 40), (x + 100, 176)], roof, 5
        )
    for k in range(8):
        x = 100 + k * 200
        o += (
            line([(x, 190), (x, 246)], roof, 3)
            + poly([(x - 26, 266), (x - 10, 246), (x + 10, 246), (x + 26, 266)], p.mid2)
            + disc(x, 270, 9, PAPER)
        )
    o += (
        rect(0, 730, W, 270, mix(LAND, p.mid, 0.28))
        + "".join(
            line([(800 + (k - 10) * 90, 730), (800 + (k - 10) * 250, 1000)], mix(LAND, p.deep, 0.4), 2.4)
            for k in range(21)
        )
        + rect(0, 724, W, 10, p.night)
    )
    heaps = ["#b9502f", "#d9a441", p.deep, p.mid, "#8f3b3a", "#e7d9b2"]
    for k in range(4):  # stalls
        x = 20 + k * 402
        o += bust(x + 100, 790, 170, (p.deep, p.deep2, p.night, p.mid2)[k]) + bust(
            x + 262, 794, 156, (p.night, p.mid2, p.deep, p.deep2)[k]
        )
        c = (p.deep, p.mid2, p.deep2, p.mid)[k]
        o += (
            rect(x, 800, 350, 20, p.night)
            + rect(x + 8, 820, 334, 104, PAPER)
            + "".join(rect(x + 8 + j * 42, 820, 21, 104, c) for j in range(8))
            + "".join(disc(x + 18.5 + j * 42, 924, 10.5, c) for j in range(8))
        )
        for j in range(3):
            o += produce(x + 16 + j * 113, 776, 94, heaps[(k * 2 + j) % 6], r)
    for x, h, c in (
        (210, 250, SIGNAL),
        (290, 190, p.mid),
        (770, 262, p.deep),
        (846, 176, p.mid2),
        (1240, 256, p.night),
    ):
        o += person(x, 990, h, c)
    return (
        o
        + rect(690, 884, 44, 60, LAND)
        + line([(694, 884), (712, 850), (730, 884)], INK, 4)
        + "".join(disc(698 + j * 14, 882, 11, c) for j, c in enumerate((p.mid, "#b9502f", p.deep)))
    )


def small_stage(p, r, seed):
    """A small lit stage in a hall; neighbours arrive with their chairs."""
    o = hall(p, mix(p.deep, INK, 0.25)) + "".join(
        path(f"M{x} 620V380A110 110 0 0 1 {x + 220} 380V620z", mix(p.night, INK, 0.4))
        + path(f"M{x + 16} 620V382A94 94 0 0 1 {x + 204} 382V620z", mix(p.sea, p.night, 0.45))
        for x in (60, 1320)
    )
    o += rect(0, 620, W, 380, mix(p.night, p.deep, 0.35)) + "".join(
        line([(800 + (k - 10) * 90, 620), (800 + (k - 10) * 260, 1000)], mix(p.night, INK, 0.5), 2.4) for k in range(21)
    )
    o += (
        poly([(620, 190), (980, 190), (1240, 690), (360, 690)], LAND, 'opacity=".28"')
        + rect(380, 250, 840, 380, p.deep2)
        + rect(420, 290, 760, 340, LAND)
        + rect(420, 290, 760, 340, "url(#h6)", 'opacity=".4"')
    )
    for side in (380, 1120):
        o += rect(side, 250, 100, 380, p.mid2) + "".join(rect(side + k * 20, 250, 10, 380, p.deep2) for k in range(5))
    o += (
        "".join(path(f"M{380 + k * 105} 250q52 74 105 0z", p.mid2) for k in range(8))
        + rect(350, 630, 900, 54, LAND)
        + rect(350, 684, 900, 34, mix(p.deep2, INK, 0.3))
        + "".join(rect(620 + k * 62, 500, 40, 130, mix(p.mid, PAPER, 0.2 * (k % 2))) for k in range(2))
    )
    o += (
        person(700, 634, 200, SIGNAL)
        + person(900, 634, 210, p.deep)
        + line([(920, 520), (1000, 470)], p.deep, 16, 'stroke-linecap="round"')
        + disc(1004, 466, 11, INK)
        + disc(520, 330, 34, PAPER)
    )
    o += "".join(
        line([(x, 190), (x, 226)], INK, 5)
        + poly([(x - 24, 250), (x - 10, 224), (x + 10, 224), (x + 24, 250)], INK)
        + disc(x, 252, 10, LAND)
        for x in (560, 700, 900, 1040)
    )

    def chair(x, y, s, c):
        return place(
            rect(-26, -58, 52, 10, c)
            + rect(-26, -120, 10, 120, c)
            + rect(16, -58, 10, 58, c)
            + rect(-26, -116, 8, 60, c)
            + rect(-26, -120, 46, 12, c),
            x,
            y,
            s,
        )

    for row, (y, n, s) in enumerate(((800, 7, 0.9), (880, 6, 1.1), (985, 5, 1.35))):
        for k in range(n):
            x = 800 + (k - (n - 1) / 2) * 150 * s
            c = (p.mid2, p.mid, LAND, PAPER, p.dusk)[(k + row) % 5]
            o += chair(x, y, s, mix(LAND, p.deep, 0.3)) + (
                bust(x, y - 30 * s, 120 * s, c) if (k * 5 + row * 3) % 4 else ""
            )
    for x, y, h, c, f in (
        (150, 900, 230, p.mid2, 1),
        (262, 890, 170, LAND, 1),
        (1440, 906, 236, p.mid, -1),
        (1330, 890, 220, p.dusk, -1),
    ):
        o += person(x, y, h, c) + chair(x + f * 52, y - h * 0.34, 0.9, PAPER)
    return o


def model_room(p, r, seed):
    """A port shed turned into workrooms: a class and engineers round the model of a terminal."""
    o = hall(p, mix(p.pale, LAND, 0.35))
    view = (
        sky(p, (1180, 300, 70, LAND), 5, horizon=500)
        + place(crane(mix(p.night, p.deep, 0.3), SIGNAL), 420, 560, 0.62)
        + place(crane(mix(p.night, p.deep, 0.3), LAND), 1060, 560, 0.6)
        + water(540, 640, p.sea, mix(p.deep, INK, 0.15), seed, 6, 1.16)
    )
    o += f'<defs><clipPath id="bays"><path d="{"".join(f"M{x} 250H{x + 440}V600H{x}z" for x in (70, 580, 1090))}"/></clipPath></defs><g clip-path="url(#bays)">{view}</g>'
    for x in (70, 580, 1090):
        o += (
            f'<rect x="{x}" y="250" width="440" height="350" fill="none" stroke="{p.night}" stroke-width="12"/>'
            + "".join(line([(x + k * 110, 250), (x + k * 110, 600)], p.night, 5) for k in (1, 2, 3))
            + line([(x, 366), (x + 440, 366)], p.night, 5)
        )
    o += (
        rect(0, 640, W, 360, mix(LAND, p.mid, 0.3))
        + "".join(
            line([(800 + (k - 10) * 90, 640), (800 + (k - 10) * 250, 1000)], mix(LAND, p.deep, 0.35), 2.4)
            for k in range(21)
        )
        + rect(0, 632, W, 12, p.night)
    )
    o += "".join(
        line([(x, 190), (x, 250)], INK, 3)
        + poly([(x - 40, 282), (x - 14, 250), (x + 14, 250), (x + 40, 282)], p.deep2)
        + rect(x - 40, 280, 80, 6, PAPER)
        for x in (440, 800, 1160)
    )
    for k, (x, h, c) in enumerate(
        (
            (300, 300, p.deep),
            (480, 270, p.mid2),
            (650, 310, p.night),
            (830, 264, SIGNAL),
            (1000, 304, p.deep2),
            (1170, 276, p.mid),
            (1330, 300, p.night),
        )
    ):
        o += person(x, 830, h, c) + (
            path(
                f"M{x - h * 0.1:.0f} {830 - h * 0.93:.0f}A{h * 0.1:.0f} {h * 0.1:.0f} 0 0 1 {x + h * 0.1:.0f} {830 - h * 0.93:.0f}z",
                LAND,
            )
            if k in (2, 6)
            else ""
        )
    o += (
        poly([(240, 740), (1360, 740), (1500, 872), (100, 872)], PAPER)
        + poly([(100, 872), (1500, 872), (1500, 910), (100, 910)], p.night)
        + rect(180, 910, 34, 90, p.night)
        + rect(1386, 910, 34, 90, p.night)
    )
    o += (
        poly([(180, 796), (1420, 796), (1480, 858), (120, 858)], p.sea)
        + "".join(line([(190 - k * 18, 812 + k * 16), (1430 + k * 16, 812 + k * 16)], p.deep, 2) for k in range(3))
        + poly([(250, 748), (1350, 748), (1412, 796), (188, 796)], LAND)
    )
    for k in range(34):
        x = 300 + (k % 17) * 60
        o += rect(
            x - (k // 17) * 14,
            752 + (k // 17) * 18 - r.choice((0, 12)),
            50,
            24,
            r.choice((p.deep, p.mid2, p.deep2, p.mid, SIGNAL if k == 8 else p.deep)),
        )
    for x in (420, 700, 980):
        o += place(crane(p.night, p.mid2), x, 800, 0.3)
    o += place(container_ship((p.mid2, LAND, p.deep, PAPER, p.mid), INK, p.deep2, r, 8), 520, 850, 0.5)
    return (
        o
        + person(420, 1040, 330, p.mid2)
        + person(1190, 1040, 320, p.deep)
        + line([(1166, 850), (1080, 800)], p.deep, 22, 'stroke-linecap="round"')
        + disc(1074, 796, 12, INK)
    )
