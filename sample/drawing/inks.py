"""The inks of the picture family and the simplest marks: rectangles, lines, discs, paths and hatches."""

from .colour import theme

W, H = 1600, 1000


INK, PAPER, LAND, SIGNAL, SHORE = "#10232e", "#fbf8ef", "#f0e0b6", "#a5145f", "#cfdcb6"


class Palette:
    """The inks of one picture, made from the colours of its main and second theme."""

    def __init__(self, first, second):
        a, b = theme(first), theme(second)
        # printed inks: every hue is pulled towards the paper, and the sea stays a chart's sea whatever the theme
        self.deep, self.mid, self.pale = (
            mix(a["strong"], INK, 0.12),
            mix(a["mid"], "#b9ad90", 0.2),
            mix(a["tint"], PAPER, 0.45),
        )
        self.deep2, self.mid2, self.pale2 = (
            mix(b["strong"], INK, 0.1),
            mix(b["mid"], "#b9ad90", 0.15),
            mix(b["tint"], PAPER, 0.4),
        )
        self.night = mix(self.deep, INK, 0.66)
        self.dusk = mix(self.mid, self.pale, 0.62)
        self.sea = mix("#8fbac2", self.mid, 0.14)


def mix(a, b, t):
    """The colour that lies at share t of the way from a to b, both as #rrggbb."""
    return "#" + "".join(f"{round(int(a[i : i + 2], 16) * (1 - t) + int(b[i : i + 2], 16) * t):02x}" for i in (1, 3, 5))


def rect(x, y, w, h, fill, extra=""):
    """A filled rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}" {extra}/>'


def poly(points, fill, extra=""):
    """A filled polygon."""
    return f'<path d="M{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}z" fill="{fill}" {extra}/>'


def line(points, colour, width=2.0, extra=""):
    """A stroke through the points."""
    return f'<path d="M{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round" {extra}/>'


def disc(x, y, r, fill, extra=""):
    """A filled circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {extra}/>'


def path(d, fill="none", extra=""):
    """Any path, from its SVG data."""
    return f'<path d="{d}" fill="{fill}" {extra}/>'


def place(shape, x, y, scale=1.0, flip=False):
    """A shape moved to (x, y), scaled, and mirrored where asked."""
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({-scale if flip else scale} {scale})">{shape}</g>'


def hatches(p):
    """Engraver's tones: three slants and a stipple, in the picture's own inks."""
    out = ""
    for name, angle, gap, width, colour in (
        ("h1", 35, 9, 1.6, p.night),
        ("h2", -35, 7, 1.3, p.deep),
        ("h3", 0, 8, 1.5, p.deep),
        ("h4", 90, 10, 2, p.night),
        ("h5", 35, 11, 2.2, PAPER),
        ("h6", 0, 10, 2, PAPER),
    ):
        out += f'<pattern id="{name}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" patternTransform="rotate({angle})"><path d="M0 0H{gap}" stroke="{colour}" stroke-width="{width}"/></pattern>'
    return f"<defs>{out}</defs>"
