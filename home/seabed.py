"""The section of the Agenda: each theme a sounding as deep as its documented cases."""

SHALLOWEST, DEEPEST = 26.0, 87.4  # per cent of the drawing's height
WIDTH = 1000
STEPS = (4.0, 2.5, 1.6)  # what separates the bed from the lines above it, ever closer


def seabed(themes):
    """Return what `home/parts/seabed.html` draws for themes ({number, label, url, depth}): points, and paths in a 1000 x 100 box."""
    if not themes:
        return None
    most = max(theme["depth"] for theme in themes) or 1
    points = [
        {
            **theme,
            "share": round(100 * theme["depth"] / most),
            "y": round(SHALLOWEST + (DEEPEST - SHALLOWEST) * theme["depth"] / most, 1),
        }
        for theme in themes
    ]
    line = _line([point["y"] for point in points])
    shifts, total = [], 0.0
    for step in STEPS:
        total += step
        shifts.append(round(-total, 1))
    return {"points": points, "bed": line, "rock": f"{line}V100H0z", "shifts": shifts}


def _line(depths):
    """A smooth line through the depths, each at the left of its theme's column, and level at last."""
    column = WIDTH / len(depths)
    path = f"M0 {depths[0]}"
    for rank, (before, after) in enumerate(zip(depths, [*depths[1:], depths[-1]], strict=True)):
        x = rank * column
        path += f"C{x + column / 2:g} {before} {x + column / 2:g} {after} {x + column:g} {after}"
    return path
