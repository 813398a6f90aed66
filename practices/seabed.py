"""The section of the Agenda: each theme a sounding as deep as its documented cases."""

SHALLOWEST, DEEPEST = 26.0, 87.4  # per cent of the drawing's height
WIDTH = 1000
STEPS = (1.6, 2.2, 3.0, 4.0)  # what separates the bed from the lines above it, ever wider


def seabed(themes):
    """Return what `practices/parts/seabed.html` draws for themes ({number, label, url, depth}), or None without any.

    Keys: `points` (each theme with `y`, per cent of the height, and `share` of the deepest), and paths in a 1000 x 100 box:
    `bed`, `rock`, and the `shifts` that repeat the bed upwards.
    """
    if not themes:
        return None
    most = max(theme["depth"] for theme in themes) or 1
    span = DEEPEST - SHALLOWEST
    points = [
        {**theme, "share": round(100 * theme["depth"] / most), "y": round(SHALLOWEST + span * theme["depth"] / most, 1)}
        for theme in themes
    ]
    line = _line([point["y"] for point in points])
    shifts = [round(-sum(STEPS[: rank + 1]), 1) for rank in range(len(STEPS))]
    return {"points": points, "bed": line, "rock": f"{line}V100H0z", "shifts": shifts}


def _line(depths):
    """A smooth line through the depths, each at the left edge of its theme's column, where its sounding line falls."""
    column = WIDTH / len(depths)
    x, path = 0.0, f"M0 {depths[0]}"
    for before, after in zip(depths, [*depths[1:], round(depths[-1] - 6, 1)], strict=True):
        middle = x + column / 2
        x += column
        path += f"C{middle:g} {before} {middle:g} {after} {x:g} {after}"
    return path
