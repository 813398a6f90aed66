"""People, plants and animals."""

import math

from .inks import INK, LAND, PAPER, SIGNAL, disc, line, mix, path, place, rect


def person(x, y, h, coat, skin=INK):
    """A standing person of height h, feet at (x, y)."""
    return (
        rect(x - h * 0.1, y - h * 0.45, h * 0.08, h * 0.45, skin)
        + rect(x + h * 0.02, y - h * 0.45, h * 0.08, h * 0.45, skin)
        + path(
            f"M{x - h * 0.15} {y - h * 0.38}Q{x - h * 0.17} {y - h * 0.8} {x} {y - h * 0.82}Q{x + h * 0.17} {y - h * 0.8} {x + h * 0.15} {y - h * 0.38}z",
            coat,
        )
        + disc(x, y - h * 0.9, h * 0.1, skin)
    )


def vest(x, y, h, coat, band=LAND, arms=True):
    """A person wearing a life vest."""
    return (
        person(x, y, h, coat)
        + rect(x - h * 0.11, y - h * 0.74, h * 0.22, h * 0.25, SIGNAL)
        + rect(x - h * 0.11, y - h * 0.64, h * 0.22, h * 0.035, band)
    )


def bust(x, y, h, coat, skin=INK):
    """Head and shoulders, seen behind something."""
    return path(
        f"M{x - h * 0.42:.0f} {y}Q{x - h * 0.44:.0f} {y - h * 0.62:.0f} {x:.0f} {y - h * 0.64:.0f}Q{x + h * 0.44:.0f} {y - h * 0.62:.0f} {x + h * 0.42:.0f} {y}z",
        coat,
    ) + disc(x, y - h * 0.83, h * 0.2, skin)


def tree(x, base, h, leaf, trunk, r, hatch="url(#h2)"):
    """A tree in leaf."""
    o = rect(x - h * 0.03, base - h * 0.5, h * 0.06, h * 0.5, trunk)
    for _ in range(5):
        cx, cy, rr = x + r.uniform(-0.2, 0.2) * h, base - h * r.uniform(0.55, 0.85), h * r.uniform(0.14, 0.24)
        o += disc(cx, cy, rr, leaf) + disc(cx + rr * 0.2, cy + rr * 0.2, rr * 0.75, hatch, 'opacity=".5"')
    return o


def bare_tree(x, base, h, c, r, depth=0, angle=-1.57):
    """A tree in winter, branch by branch."""
    if depth > 4 or h < 9:
        return ""
    x2, y2 = x + h * 0.42 * math.cos(angle), base + h * 0.42 * math.sin(angle)
    o = line([(x, base), (x2, y2)], c, max(1.6, h * 0.045), 'stroke-linecap="round"')
    for turn in (-0.45 + r.uniform(-0.15, 0.15), 0.42 + r.uniform(-0.15, 0.15)):
        o += bare_tree(x2, y2, h * 0.68, c, r, depth + 1, angle + turn)
    return o


def reeds(x0, x1, y, n, c, r, tall=120):
    """A clump of reeds."""
    o = ""
    for _ in range(n):
        x, h = r.uniform(x0, x1), tall * r.uniform(0.5, 1.1)
        b = r.uniform(-0.25, 0.25) * h
        o += path(
            f"M{x:.0f} {y:.0f}q{b * 0.2:.0f} {-h * 0.6:.0f} {b:.0f} {-h:.0f}",
            "none",
            f'stroke="{c}" stroke-width="{r.uniform(2.5, 5):.1f}" stroke-linecap="round"',
        )
        if r.random() < 0.25:
            o += f'<ellipse cx="{x + b:.0f}" cy="{y - h:.0f}" rx="5" ry="19" fill="{c}"/>'
    return o


HERON = "M0 0L6 -96Q-40 -120 -64 -96Q-30 -160 30 -158Q62 -158 66 -190Q68 -226 92 -232L150 -222L100 -214Q86 -206 88 -182Q88 -130 50 -108L22 -98L20 0H14L12 -94L6 0z"


ORCA = "M0 70C40 38 110 22 190 26C202 -4 216 -48 236 -58C234 -18 244 14 262 32C310 40 350 54 380 64C398 50 418 34 446 30C438 54 426 70 410 78C430 90 438 108 440 126C414 118 392 102 376 86C326 102 250 118 176 116C158 142 128 166 98 168C102 142 106 122 112 108C64 104 22 92 0 70z"


def orca(c, white, grey):
    """A killer whale."""
    return (
        path(ORCA, c)
        + path("M8 76C50 98 120 112 176 112C226 112 262 100 300 92C272 92 262 100 220 100C150 102 60 92 8 76z", white)
        + f'<ellipse cx="66" cy="60" rx="22" ry="8" fill="{white}" transform="rotate(-12 66 60)"/>'
        + path("M262 36C282 38 302 46 300 56C284 58 262 50 256 42z", grey)
        + disc(40, 70, 2.6, white)
    )


def shell(x, y, s, turn, fill, edge):
    """An oyster shell."""
    return f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f}) scale({s:.2f})">{path("M0 0C-14 -6 -24 -26 -14 -42C-4 -54 16 -50 20 -34C24 -18 12 -4 0 0z", fill, f"stroke={chr(34)}{edge}{chr(34)} stroke-width={chr(34)}3{chr(34)}")}{path("M-2 -6C-10 -16 -12 -30 -4 -38M4 -8C2 -20 4 -32 10 -38", "none", f"stroke={chr(34)}{edge}{chr(34)} stroke-width={chr(34)}1.6{chr(34)}")}</g>'


def fish(x, y, s, c, flip=False):
    """A small fish."""
    return place(path("M0 0Q26 -18 56 0L74 -13V13L56 0Q26 18 0 0z", c) + disc(12, -2, 2.4, PAPER), x, y, s, flip)


def cage(x, y, w, h, c, inside):
    """A wire cage."""
    o = rect(x, y, w, h, inside, 'opacity=".55"')
    o += "".join(line([(x + k * w / 8, y), (x + k * w / 8, y + h)], c, 3) for k in range(9)) + "".join(
        line([(x, y + k * h / 5), (x + w, y + k * h / 5)], c, 3) for k in range(6)
    )
    return o + f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="none" stroke="{c}" stroke-width="7"/>'


def produce(x, y, w, colour, r, rows=3):
    """A crate heaped with round things."""
    o, step = "", w / 6
    for row in range(rows):
        n = 6 - row
        o += "".join(
            disc(
                x + (k + 0.5 + row / 2) * step,
                y - row * step * 0.78 - step * 0.3,
                step * 0.54,
                mix(colour, PAPER, r.uniform(0, 0.28)),
            )
            for k in range(n)
        )
    return (
        o
        + rect(x - 4, y - 4, w + 8, 34, mix(LAND, "#a5713d", 0.5))
        + line([(x - 4, y + 12), (x + w + 4, y + 12)], INK, 2.4)
    )
