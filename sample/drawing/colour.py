"""The ten theme colours, computed in OKLCH at one lightness so that none shouts (Ottosson's OKLab, 2020)."""

import math

HUES = {1: 240, 2: 82, 3: 48, 4: 283, 5: 322, 6: 24, 7: 118, 8: 197, 9: 2, 10: 152}


def _linear_rgb(lightness, a, b):
    """OKLab to linear sRGB."""
    long, medium, short = (
        (lightness + x * a + y * b) ** 3
        for x, y in ((0.3963377774, 0.2158037573), (-0.1055613458, -0.0638541728), (-0.0894841775, -1.2914855480))
    )
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def hexa(lightness, chroma, hue):
    """The colour as #rrggbb, its chroma lowered until it exists in sRGB."""
    angle = math.radians(hue)
    while True:
        rgb = _linear_rgb(lightness, chroma * math.cos(angle), chroma * math.sin(angle))
        if all(-0.0005 <= c <= 1.0005 for c in rgb):
            break
        chroma -= 0.002
    encoded = [12.92 * c if c <= 0.0031308 else 1.055 * max(c, 0) ** (1 / 2.4) - 0.055 for c in rgb]
    return "#" + "".join(f"{round(min(max(c, 0), 1) * 255):02x}" for c in encoded)


def theme(number):
    """A theme's three inks. strong: text and marks; tint: a calm ground; mid: surfaces in pictures."""
    hue = HUES[number]
    return {"strong": hexa(0.46, 0.125, hue), "tint": hexa(0.938, 0.022, hue), "mid": hexa(0.72, 0.105, hue)}
