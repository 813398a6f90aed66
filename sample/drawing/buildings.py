"""What stands on the quay: houses, towers, halls, bollards."""

from .inks import INK, H, W, line, mix, poly, rect


def windows(x, y, w, h, nx, ny, fill, fillw=0.5, fillh=0.5, skip=0.0, r=None):
    """Rows of windows, some of them missing."""
    out, cw, ch = "", w / nx, h / ny
    for i in range(nx):
        for j in range(ny):
            if not (r and r.random() < skip):
                out += rect(
                    x + i * cw + cw * (1 - fillw) / 2, y + j * ch + ch * (1 - fillh) / 2, cw * fillw, ch * fillh, fill
                )
    return out


def house(x, base, w, h, wall, roof, lit, r, pitch=0.7):
    """A house with its roof and windows."""
    out = rect(x, base - h, w, h, wall)
    rh = w * pitch
    out += poly(
        [(x - 3, base - h), (x + w * 0.18, base - h - rh), (x + w * 0.82, base - h - rh), (x + w + 3, base - h)], roof
    )
    n = max(2, int(w / 24))
    out += windows(x + 4, base - h + 6, w - 8, h - 12, n, max(1, int(h / 34)), lit, 0.36, 0.5, 0.12, r)
    for k in range(n):
        dx = x + (k + 0.5) * w / n
        out += poly(
            [
                (dx - 6, base - h - rh * 0.25),
                (dx - 6, base - h - rh * 0.5),
                (dx, base - h - rh * 0.68),
                (dx + 6, base - h - rh * 0.5),
                (dx + 6, base - h - rh * 0.25),
            ],
            lit if r.random() < 0.7 else wall,
        )
    if r.random() < 0.7:
        out += rect(x + w * r.uniform(0.1, 0.7), base - h - rh - 14, 10, 30, wall)
    return out


def tower(x, base, w, h, wall, lit, r, setback=True):
    """A tall building, stepped back at its top where asked."""
    out = rect(x, base - h, w, h, wall) + windows(
        x + 5, base - h + 8, w - 10, h - 8, max(2, int(w / 15)), max(3, int(h / 21)), lit, 0.4, 0.45, 0.35, r
    )
    if setback and r.random() < 0.6:
        k = r.uniform(0.3, 0.6)
        out += rect(x + w * (1 - k) / 2, base - h - h * 0.16, w * k, h * 0.16 + 2, wall)
        if r.random() < 0.6:
            out += rect(x + w / 2 - 2, base - h * 1.32, 4, h * 0.18, wall)
    return out


def hall(p, wall):
    """The inside of a shed: wall, roof and trusses."""
    roof = mix(p.night, INK, 0.4)
    o = (
        rect(0, 0, W, H, wall)
        + rect(0, 0, W, 730, "url(#h4)", 'opacity=".10"')
        + poly([(-10, -10), (1610, -10), (1610, 96), (800, 14), (-10, 96)], roof)
        + rect(0, 176, W, 14, roof)
    )
    return o + "".join(line([(k * 200, 176), (k * 200 + 100, 60), (k * 200 + 200, 176)], roof, 6) for k in range(9))


def bollards(x0, x1, y, step, c):
    """Bollards along a quay."""
    return "".join(rect(x - 9, y - 22, 18, 22, c) + rect(x - 14, y - 28, 28, 9, c) for x in range(x0, x1, step))
