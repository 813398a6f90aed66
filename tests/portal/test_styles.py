"""The one style sheet that pages load is made of the others, and of nothing else."""

import re

from tools import draw_charts, join_css


def test_the_joined_style_sheet_is_current():
    assert join_css.TARGET.read_text(encoding="utf-8") == join_css.joined(), "run: python -m tools.join_css"


def test_every_file_a_style_sheet_names_exists():
    addresses = re.findall(r"url\(([^)\s]+)\)", join_css.TARGET.read_text(encoding="utf-8"))
    assert addresses
    assert [a for a in addresses if not (join_css.FOLDER / a).resolve().is_file()] == []


def test_no_style_sheet_asks_another_site_or_forces_its_way():
    text = join_css.TARGET.read_text(encoding="utf-8")
    assert "http" not in text.replace('a[href^="http"]', "")
    assert "!important" not in text


def test_the_charts_wear_the_colours_of_the_tokens():
    for name in draw_charts.CHARTS:
        assert draw_charts.target(name).read_text(encoding="utf-8") == draw_charts.styled(name), (
            "run: python -m tools.draw_charts"
        )
