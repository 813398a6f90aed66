"""Dress the drawn coasts in the colours of the portal: portal/static/portal/charts/*.svg.

Use: python -m tools.draw_charts

Each is a picture that every page with a chart shares and a browser keeps; its colours, light and dark, are read from
portal/static/portal/css/tokens.css. Names and points are drawn over it by each page (portal/charts/render.py).
"""

import re
from pathlib import Path

from portal.charts.coast import fragment
from portal.charts.projection import CHARTS

STATIC = Path(__file__).resolve().parent.parent / "portal/static/portal"
TOKENS = ("water", "shoal", "waterline", "land", "ink")
RULES = (
    ".water{fill:var(--water)}"
    ".waterline,.water-ground{fill:none;stroke-linejoin:round;stroke:var(--waterline)}"
    ".water-ground{stroke:var(--water)}"
    ".water-ground:nth-of-type(n+6){stroke:var(--shoal)}"
    ".land{fill:var(--land);stroke:var(--ink);stroke-width:.9;stroke-linejoin:round}"
    ".river{fill:none;stroke:var(--waterline);stroke-width:1}"
    ".graticule{fill:none;stroke:var(--waterline);stroke-width:.5;opacity:.75}"
)


def colours() -> tuple[str, str]:
    """The custom properties of the tokens a chart wears, in light and in dark."""
    text = (STATIC / "css/tokens.css").read_text(encoding="utf-8")
    light, dark = [], []
    for name in TOKENS:
        found = re.search(rf"--{name}: light-dark\(([^,]+), ([^)]+)\)", text)
        if not found:
            raise ValueError(f"tokens.css has no light-dark() pair named --{name}")
        day, night = found.groups()
        light.append(f"--{name}:{day}")
        dark.append(f"--{name}:{night}")
    return ";".join(light), ";".join(dark)


def target(name: str) -> Path:
    """The file of a chart."""
    return STATIC / f"charts/{name}.svg"


def styled(name: str) -> str:
    """The whole drawing of a chart, ready to be a picture."""
    chart = CHARTS[name]
    light, dark = colours()
    paper = "--water:#fff;--shoal:#fff;--land:#fff"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chart.width} {chart.height}" '
        f'width="{chart.width}" height="{chart.height}"><style>:root{{{light}}}'
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}@media print{{:root{{{light};{paper}}}}}"
        f"{RULES}</style>{fragment(name)}</svg>\n"
    )


def main() -> None:
    """Write every chart."""
    for name in CHARTS:
        target(name).write_text(styled(name), encoding="utf-8")
        print(target(name).name, target(name).stat().st_size)


if __name__ == "__main__":
    main()
