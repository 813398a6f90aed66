"""Motifs: people who learn or decide together at the water's edge."""

from .buildings import bollards, house, windows
from .grounds import ridge, sky, water
from .inks import INK, LAND, PAPER, SIGNAL, H, W, disc, line, mix, place, poly, rect
from .life import bust, person, vest
from .ships import crane, laker, tug


def shared_map(p, r, seed):
    """One map on a table at the edge of the quay, read from both sides."""
    many = seed % 2
    o = sky(p, (1330, 200, 92, LAND), 6, horizon=480) + ridge(
        470, 26, seed, mix(p.mid, p.dusk, 0.35), base=560, freqs=(1, 2.6)
    )
    if many:
        for x, s in ((1500, 0.66), (1250, 0.7), (980, 0.64)):
            o += place(crane(mix(p.night, p.deep, 0.3), LAND if s != 0.7 else SIGNAL), x, 512, s)
        x = 20
        while x < 620:
            w = r.uniform(52, 84)
            o += house(
                x,
                516,
                w,
                r.uniform(56, 92),
                r.choice((PAPER, LAND, p.mid2, p.pale2)),
                r.choice((p.deep2, p.night)),
                p.night,
                r,
                0.55,
            )
            x += w + 4
    else:
        for i in range(9):
            o += rect(960 + i * 54, 290, 54, 220, LAND) + rect(991 + i * 54, 290, 23, 220, "url(#h4)", 'opacity=".4"')
        o += (
            rect(952, 268, 502, 28, p.deep)
            + rect(1120, 190, 130, 84, LAND)
            + windows(1128, 200, 114, 64, 5, 2, p.deep, 0.5, 0.45)
        )
        x = 20
        while x < 760:
            w = r.uniform(60, 100)
            o += house(
                x,
                512,
                w,
                r.uniform(70, 140),
                r.choice((PAPER, LAND, p.mid2, p.dusk)),
                r.choice((p.deep, p.night, p.deep2)),
                p.night,
                r,
                0.6,
            )
            x += w + 4
    o += (
        rect(0, 506, W, 14, p.night)
        + water(518, 650, p.sea, mix(p.deep, INK, 0.15), seed, 6, 1.17)
        + place(laker(p.night, PAPER, p.mid2), 880 if not many else 60, 592, 0.5)
    )
    o += (
        rect(0, 644, W, 356, mix(LAND, p.mid, 0.22))
        + rect(0, 644, W, 14, p.night)
        + "".join(
            line([(800 + (k - 12) * 90, 658), (800 + (k - 12) * 230, 1000)], mix(LAND, p.deep, 0.35), 2.4)
            for k in range(25)
        )
        + bollards(70, 1560, 648, 370, p.night)
    )
    back = ((330, 300, p.deep2), (800, 320, p.night), (1270, 304, p.deep)) if many else ((620, 330, p.deep2),)
    for x, h, c in back:
        o += person(x, 800, h, c)
    top = [(250, 716), (1350, 716), (1500, 868), (100, 868)]
    o += (
        poly([(100, 868), (1500, 868), (1500, 896), (100, 896)], p.night)
        + rect(190, 896, 34, 104, p.night)
        + rect(1376, 896, 34, 104, p.night)
        + poly(top, mix("#a5713d", LAND, 0.35))
    )
    m = [(320, 728), (1280, 728), (1396, 852), (204, 852)]
    clip = " ".join(f"{x},{y}" for x, y in m)
    shore = [(300, 852), (470, 806), (640, 822), (800, 782), (960, 794), (1120, 758), (1290, 748)]
    chart = poly(m, PAPER) + poly([*shore, (1290, 720), (300, 720)], LAND)
    for k in range(1, 6):
        chart += line([(x, y + k * 15) for x, y in shore], p.deep, 2.2 if k % 2 else 1.3)
    chart += poly(
        [(x, y) for x, y in shore] + [(1420, 770), (1420, 870), (200, 870)], mix(p.sea, PAPER, 0.35), 'opacity=".45"'
    ) + line(shore, INK, 4)
    for k in range(30):
        x = 380 + (k % 10) * 92
        y = 736 + (k // 10) * 17
        if y < 800 - (x - 400) * 0.06:
            chart += rect(x - (k // 10) * 10, y, 54, 10, mix(p.mid2, LAND, r.uniform(0, 0.5)))
    chart += "".join(
        poly([(x, y), (x + 60, y + 12), (x + 50, y + 26), (x - 10, y + 14)], p.deep)
        for x, y in ((680, 800), (850, 778), (1010, 776))
    )
    chart += line([(470, 770), (700, 812), (980, 768), (1240, 812)], SIGNAL, 5, 'stroke-dasharray="18 10"') + disc(
        980, 768, 9, SIGNAL
    )
    o += (
        f'<defs><clipPath id="map"><polygon points="{clip}"/></clipPath></defs><g clip-path="url(#map)">{chart}</g>'
        + poly(m, "none", f'stroke="{INK}" stroke-width="3"')
    )
    for x, c, sx in ((back[0][0], back[0][2], 1),) if not many else ((330, p.deep2, 1), (1270, p.deep, -1)):
        o += line(
            [(x + 34 * sx, 640), (x + 92 * sx, 738), (x + 122 * sx, 764)], c, 22, 'stroke-linecap="round"'
        ) + disc(x + 126 * sx, 768, 12, INK)
    front = ((520, 340, p.deep), (1080, 330, p.mid2), (800, 270, p.deep2)) if many else ((1000, 360, p.deep),)
    for x, h, c in front:
        o += person(x, 1030, h, c)
    return o + (
        line([(960, 800), (900, 838)], p.deep, 22, 'stroke-linecap="round"') + disc(894, 842, 12, INK)
        if not many
        else ""
    )


def harbour_school(p, r, seed):
    """A class on the deck of a small ferry, the port and its mountains behind."""
    o = sky(p, (330, 230, 92, LAND), 6, horizon=520)
    peaks = [
        (-20, 520),
        (120, 400),
        (210, 450),
        (380, 300),
        (500, 410),
        (640, 340),
        (760, 440),
        (960, 250),
        (1130, 410),
        (1270, 350),
        (1420, 440),
        (1620, 380),
        (1620, 600),
        (-20, 600),
    ]
    o += poly(peaks, mix(p.mid, p.pale, 0.35)) + "".join(
        poly([(x, y), (x - 46, y + 52), (x - 12, y + 42), (x + 14, y + 60), (x + 50, y + 50)], PAPER)
        for x, y in ((380, 300), (960, 250), (640, 340), (1270, 350))
    )
    o += ridge(535, 20, seed, mix(p.mid, p.deep, 0.3), base=600, freqs=(1, 3))
    for x, s in ((1480, 0.52), (1290, 0.5), (1110, 0.48)):
        o += place(crane(mix(p.night, p.deep, 0.35), SIGNAL if s == 0.5 else LAND), x, 592, s)
    for i in range(14):
        for j in range(r.choice((1, 2, 2, 3))):
            o += rect(960 + i * 46, 572 - j * 20, 44, 18, r.choice((p.deep, p.mid, p.deep2, p.mid2, LAND, PAPER)))
    o += rect(880, 588, 760, 12, p.night) + water(598, H, p.sea, mix(p.deep, INK, 0.2), seed, 7, 1.16)
    hull = mix(p.deep2, INK, 0.15)
    o += (
        poly([(250, 330), (690, 330), (700, 560), (240, 560)], PAPER)
        + rect(232, 312, 480, 22, p.deep)
        + line([(470, 312), (470, 190)], p.night, 9)
        + line([(430, 236), (510, 236)], p.night, 6)
        + rect(600, 236, 54, 78, SIGNAL)
        + rect(600, 256, 54, 12, PAPER)
    )
    for k in range(3):  # windows of the wheelhouse, with heads inside
        x = 272 + k * 138
        o += (
            rect(x, 362, 118, 104, p.night)
            + rect(x + 6, 368, 106, 92, mix(p.pale, p.sea, 0.35))
            + bust(x + 40, 462, 70, (p.deep, p.night, p.deep2)[k])
            + (bust(x + 86, 462, 62, (p.mid2, p.deep, p.night)[k]) if k != 1 else "")
        )
    o += rect(276, 488, 60, 72, p.deep) + rect(150, 556, 1160, 18, LAND)
    for x, h, c in (
        (770, 176, p.deep),
        (850, 160, p.night),
        (930, 182, p.mid2),
        (1010, 164, p.deep),
        (1090, 174, p.deep2),
        (1180, 158, p.night),
    ):
        o += vest(x, 560, h, c)
    o += (
        line([(1090, 452), (1160, 400)], p.deep2, 13, 'stroke-linecap="round"')
        + line([(930, 446), (986, 470)], p.mid2, 12, 'stroke-linecap="round"')
        + rect(976, 452, 58, 42, PAPER, 'transform="rotate(-8 1000 470)"')
    )
    o += (
        "".join(line([(730 + k * 58, 556), (730 + k * 58, 486)], PAPER, 5) for k in range(11))
        + line([(712, 488), (1330, 488)], PAPER, 6)
        + line([(712, 520), (1330, 520)], PAPER, 3)
    )
    o += (
        poly([(120, 566), (1400, 566), (1330, 740), (210, 740)], hull)
        + poly([(142, 622), (1377, 622), (1362, 660), (160, 660)], PAPER)
        + "".join(disc(300 + k * 150, 596, 17, p.night) + disc(300 + k * 150, 596, 11, LAND) for k in range(7))
    )
    return (
        o + water(728, H, p.sea, mix(p.deep, INK, 0.2), seed + 3, 9, 1.19) + place(tug(p.night, LAND), 1350, 690, 0.7)
    )
