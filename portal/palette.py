"""The inks of the portal’s chart, for what is drawn or printed: the light values of its tokens (css/tokens.css)."""

from __future__ import annotations

PAPER = "#fcfbf7"
INKS = {
    "ink": "#10232e",
    "soft": "#4a5a63",
    "water": "#e9f1f1",
    "shoal": "#d3e4e7",
    "land": "#f2e6c6",
    "signal": "#a5145f",
    "waterline": "#6b95a3",
    "edge": "#7c878c",
}
THEMES = {  # number: text and marks, calm ground
    1: ("#015e8c", "#deedf8"),
    2: ("#725200", "#f2e9da"),
    3: ("#8d3d00", "#f8e7de"),
    4: ("#504b9b", "#e8e9f9"),
    5: ("#773c81", "#f2e6f3"),
    6: ("#913534", "#f9e5e3"),
    7: ("#535f00", "#e9eddd"),
    8: ("#056567", "#dbefef"),
    9: ("#8d3453", "#f8e5e9"),
    10: ("#006a34", "#e0efe3"),
}


def theme(number: int | None) -> dict[str, str]:
    """A theme's two inks; without a theme, the chart's own."""
    strong, tint = THEMES.get(number or 0, (INKS["ink"], INKS["shoal"]))
    return {"strong": strong, "tint": tint}
