"""Ships and the cranes that work them."""

from .buildings import windows
from .inks import INK, LAND, PAPER, SIGNAL, disc, line, path, poly, rect


def crane(c, c2, boom_up=False):
    """A ship-to-shore gantry crane, 0,0 at the quay under its seaward leg; the boom points left."""
    o = ""
    for x in (0, 120):
        o += line([(x, 0), (x, -330)], c, 13)
    o += (
        line([(-6, -120), (126, -120)], c, 13)
        + line([(0, -330), (120, -120)], c, 6)
        + line([(120, -330), (0, -120)], c, 0.1)
    )
    o += rect(-26, -8, 52, 12, c) + rect(94, -8, 52, 12, c)
    apex = (28, -520)
    o += line([(0, -330), apex, (120, -330)], c, 9)
    if boom_up:
        o += line([(0, -345), (-120, -640)], c, 14) + line([apex, (-85, -560)], c, 4)
    else:
        o += (
            line([(-330, -338), (240, -338)], c, 17)
            + line([apex, (-300, -340)], c, 4)
            + line([apex, (-150, -340)], c, 4)
        )
        o += (
            rect(-210, -332, 46, 20, c2)
            + line([(-197, -312), (-197, -210)], c, 2.5)
            + line([(-177, -312), (-177, -210)], c, 2.5)
        )
        o += rect(-226, -210, 78, 34, c2)
    o += line([apex, (230, -340)], c, 4) + rect(122, -378, 84, 36, c2)
    return o


def container_ship(colours, hull, waterline, r, n=13):
    """A container ship with its stacks."""
    o = ""
    for i in range(n):
        rows = r.choice((4, 5, 5, 6, 6, 7))
        for j in range(rows):
            o += rect(60 + i * 54, -78 - (j + 1) * 25, 52, 23.5, r.choice(colours))
    o += (
        rect(60 + n * 54 + 10, -330, 66, 260, PAPER)
        + windows(60 + n * 54 + 14, -322, 58, 40, 5, 1, INK, 0.75, 0.5)
        + windows(60 + n * 54 + 14, -270, 58, 180, 4, 6, INK, 0.4, 0.28)
    )
    o += rect(60 + n * 54 + 92, -260, 46, 190, hull) + rect(60 + n * 54 + 100, -282, 30, 30, SIGNAL)
    end = 60 + n * 54 + 190
    o += poly([(-30, -92), (18, -74), (end, -78), (end - 8, 0), (50, 0), (24, -16)], hull)
    o += poly([(40, -20), (end - 6, -20), (end - 8, 0), (50, 0)], waterline)
    return o


def laker(hull, house_c, band):
    """A Great Lakes bulk carrier: wheelhouse forward, long low deck."""
    o = (
        rect(40, -120, 74, 66, house_c)
        + rect(52, -146, 50, 30, house_c)
        + windows(54, -140, 46, 14, 5, 1, INK, 0.7, 0.8)
        + windows(44, -112, 66, 50, 5, 2, INK, 0.4, 0.35)
    )
    o += (
        rect(770, -150, 96, 96, house_c)
        + windows(774, -144, 88, 80, 6, 3, INK, 0.4, 0.35)
        + poly([(880, -54), (884, -182), (926, -182), (932, -54)], hull)
        + rect(884, -166, 42, 16, band)
    )
    for i in range(14):
        o += rect(140 + i * 44, -64, 34, 10, band)
    o += line([(160, -58), (160, -120), (520, -92)], house_c, 6)
    o += poly([(0, -66), (20, -54), (980, -54), (972, 0), (34, 0), (12, -14)], hull) + rect(30, -16, 944, 4, PAPER)
    return o


def cruise(hull, house_c, band, lit):
    """A cruise ship."""
    o = poly([(90, -80), (150, -250), (900, -250), (960, -80)], house_c)
    for k in range(6):
        y = -102 - k * 25
        o += line([(105 + k * 9, y), (958 - k * 8, y)], band, 3) + windows(
            130 + k * 9, y - 17, 800 - k * 14, 14, 58 - k, 1, lit, 0.55, 0.8
        )
    o += poly([(230, -250), (250, -290), (820, -290), (850, -250)], house_c) + windows(
        262, -284, 540, 24, 30, 1, lit, 0.7, 0.6
    )
    o += poly([(620, -290), (648, -392), (730, -392), (742, -290)], band) + rect(648, -372, 82, 16, house_c)
    o += line([(300, -290), (300, -372)], house_c, 6) + line([(284, -340), (316, -340)], house_c, 4)
    o += "".join(
        poly([(180 + i * 88, -92), (250 + i * 88, -92), (244 + i * 88, -76), (186 + i * 88, -76)], SIGNAL)
        for i in range(8)
    )
    o += poly([(0, -104), (40, -82), (1010, -82), (990, 0), (70, 0), (30, -20)], hull) + rect(58, -20, 934, 5, PAPER)
    return o


def ferry(hull, house_c, lit):
    """A small passenger ferry."""
    o = (
        rect(40, -84, 300, 48, house_c)
        + windows(48, -76, 284, 24, 15, 1, lit, 0.7, 0.8)
        + rect(100, -122, 180, 40, house_c)
        + windows(106, -114, 168, 20, 10, 1, lit, 0.7, 0.8)
    )
    o += (
        rect(160, -148, 60, 28, house_c)
        + windows(162, -142, 56, 14, 4, 1, INK, 0.8, 0.8)
        + rect(236, -158, 20, 40, SIGNAL)
    )
    return o + poly([(-10, -44), (390, -44), (360, 0), (20, 0)], hull) + rect(14, -18, 350, 4, PAPER)


def tug(hull, house_c):
    """A tug."""
    return (
        rect(46, -74, 70, 40, house_c)
        + rect(56, -100, 46, 30, house_c)
        + windows(58, -96, 42, 14, 4, 1, INK, 0.7, 0.9)
        + rect(112, -92, 16, 58, SIGNAL)
        + poly([(0, -48), (20, -36), (180, -34), (172, 0), (20, 0)], hull)
        + line([(79, -100), (79, -140)], hull, 4)
    )


def gantry(c):
    """A shipyard's gantry crane."""
    return (
        "".join(line([(x, 0), (x, -400)], c, 12) for x in (0, 46, 180, 226))
        + line([(0, -400), (226, -400)], c, 14)
        + "".join(
            line([(0 if k % 2 else 46, -k * 66), (46 if k % 2 else 0, -(k + 1) * 66)], c, 4)
            + line([(180 if k % 2 else 226, -k * 66), (226 if k % 2 else 180, -(k + 1) * 66)], c, 4)
            for k in range(6)
        )
        + poly([(60, -400), (60, -520), (170, -520), (170, -400)], c)
        + line([(-330, -520), (420, -520)], c, 16)
        + line([(-330, -560), (420, -560)], c, 6)
        + "".join(
            line([(-330 + k * 50, -520), (-305 + k * 50, -560), (-280 + k * 50, -520)], c, 3.5) for k in range(15)
        )
        + line([(115, -520), (115, -650)], c, 9)
        + line([(-320, -560), (115, -650), (410, -560)], c, 4)
        + rect(330, -518, 90, 44, c)
        + line([(-230, -512), (-230, -300)], c, 3)
        + path("M-230 -300q-16 20 0 34q16 -6 12 -18", "none", f'stroke="{c}" stroke-width="6"')
    )


def truck(c, box, hatch=True):
    """A tractor and its container, facing right; 0,0 at the ground under the rear."""
    o = (
        rect(0, -170, 430, 118, box)
        + (rect(0, -170, 430, 118, "url(#h4)", 'opacity=".28"') if hatch else "")
        + rect(0, -56, 470, 14, INK)
    )
    o += (
        path("M452 -44V-176Q452 -186 462 -186H540Q556 -186 562 -170L584 -104Q596 -100 596 -88V-44z", c)
        + path("M492 -168H538Q546 -168 549 -160L566 -110H492z", PAPER)
        + rect(456, -206, 40, 24, c)
        + rect(586, -66, 16, 18, LAND)
    )
    return o + "".join(disc(x, -28, 30, INK) + disc(x, -28, 13, PAPER) for x in (66, 136, 372, 536))
