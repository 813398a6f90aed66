"""Where places fall on the charts, and what a chart shows of them."""

import json
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from portal.charts.coast import DATA, on_land
from portal.charts.projection import CHARTS
from portal.charts.render import ChartPlace, chart_context, directory_charts, local_chart

# Longitude and latitude, as tools/draw_coasts.py has them (GeoNames, CC BY 4.0).
PLACES = {
    "quebec": (-71.2145, 46.8123),
    "montreal": (-73.5878, 45.5088),
    "trois-rivieres": (-72.5477, 46.3452),
    "saguenay": (-71.0657, 48.4168),
    "sept-iles": (-66.3821, 50.2001),
    "baie-comeau": (-68.1489, 49.2168),
    "halifax": (-63.5769, 44.6427),
    "toronto": (-79.3986, 43.7064),
    "hamilton": (-79.8496, 43.2501),
    "thunder-bay": (-89.2502, 48.3820),
    "vancouver": (-123.1193, 49.2497),
    "seattle": (-122.3321, 47.6062),
    "los-angeles": (-118.2437, 34.0522),
    "new-york": (-74.0060, 40.7143),
    "san-diego": (-117.1647, 32.7157),
    "san-francisco": (-122.4194, 37.7749),
    "lisbon": (-9.1498, 38.7251),
    "le-havre": (0.1079, 49.4935),
    "nantes": (-1.5534, 47.2173),
    "paris": (2.3488, 48.8534),
    "barcelona": (2.1590, 41.3888),
    "rotterdam": (4.4792, 51.9225),
    "tangier": (-5.7998, 35.7673),
}


def place(key, **options):
    longitude, latitude = PLACES[key]
    return ChartPlace(options.pop("name", key.title()), latitude, longitude, **options)


@pytest.mark.parametrize("key", CHARTS)
def test_places_fall_where_the_drawing_script_put_them(key):
    known = json.loads((DATA / f"{key}.json").read_text())
    assert known["viewBox"] == f"0 0 {CHARTS[key].width} {CHARTS[key].height}"
    assert known["places"].keys() == PLACES.keys()
    for name, (x, y) in known["places"].items():
        longitude, latitude = PLACES[name]
        assert [round(v) for v in CHARTS[key].xy(latitude, longitude)] == [x, y], name


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        ("river", "quebec", "toronto"),
        ("gulf", "halifax", "vancouver"),
        ("network", "san-diego", "rotterdam"),
    ],
)
def test_a_chart_knows_what_it_holds(key, inside, outside):
    assert CHARTS[key].contains(PLACES[inside][1], PLACES[inside][0])
    assert not CHARTS[key].contains(PLACES[outside][1], PLACES[outside][0])


@pytest.mark.parametrize("position", [(-46, 114), (-33.9, 151.2), (-90, 0), (1.35, 103.8)])
def test_the_other_side_of_the_earth_is_on_no_chart(position):
    assert not any(chart.contains(*position) for chart in CHARTS.values())


def test_land_is_told_from_water():
    assert on_land("gulf", 500, 200)  # the Laurentians
    assert not on_land("gulf", 1200, 400)  # the Atlantic


def shown_names(context):
    return [name.text for mark in context["marks"] for name in mark.names]


def test_places_out_of_the_frame_are_left_to_the_list():
    context = chart_context("gulf", [place("quebec"), place("vancouver")], "fr", "Carte")
    assert shown_names(context) == ["Quebec"]


def test_a_city_and_its_port_share_one_point_and_keep_two_links():
    context = chart_context(
        "gulf",
        [
            place("quebec", name="Port de Québec", url="/p", port=True),
            place("quebec", name="Ville de Québec", url="/v"),
        ],
        "fr",
        "Carte",
    )
    (mark,) = context["marks"]
    assert [(n.text, n.port) for n in mark.names] == [("Ville de Québec", False), ("Port de Québec", True)]
    assert mark.names[0].y < mark.names[1].y
    html = render_to_string("portal/components/chart.html", {"chart": context})
    assert html.count("<circle") == 1
    assert html.count("<a ") == 2
    assert 'role="group"' in html
    assert '<text class="city port halo' in html


def test_a_chart_without_links_is_one_image():
    context = chart_context("gulf", [place("quebec")], "fr", "Carte")
    html = render_to_string("portal/components/chart.html", {"chart": context})
    assert 'role="img"' in html
    assert "<a " not in html
    assert "style=" not in html


def test_no_two_names_touch_and_none_leaves_the_frame():
    from portal.charts.labels import NARROW_FONT, WIDE_FONT, Spot

    context = chart_context("network", [place(key) for key in PLACES], "fr", "Carte", inset="river")
    boxes = []
    for mark in context["marks"]:
        if mark.names and mark.shown == "":
            spot = Spot(mark.names[0].x, mark.names[0].y, mark.anchor)
            for font in (WIDE_FONT, NARROW_FONT["network"]):
                boxes.append((font, spot.box([n.text for n in mark.names], font), mark))
    assert len(boxes) >= 12
    for font, box, mark in boxes:
        assert box.left >= 0
        assert box.right <= 1200
        assert not [m for f, other, m in boxes if f == font and m is not mark and box.meets(other)]


def test_the_river_keeps_its_names_for_the_inset():
    charts = directory_charts([place(key, url=f"/{key}") for key in ("quebec", "montreal", "vancouver")], "fr")
    assert set(shown_names(charts["river"])) == {"Quebec", "Montreal"}
    assert shown_names(charts["network"]) == ["Vancouver"]
    assert len(charts["network"]["marks"]) == 3


def test_degrees_and_the_sea_speak_the_language_of_the_page():
    french, english = (chart_context("gulf", [], language, "Carte") for language in ("fr", "en"))
    assert "75°\u00a0O" in [d["text"] for d in french["degrees"]]
    assert "75°\u00a0W" in [d["text"] for d in english["degrees"]]
    assert english["sea"]["text"] == "Atlantic Ocean"
    assert [d["text"] for d in chart_context("network", [], "en", "C")["degrees"]].count("0°") == 1


def test_a_local_chart_is_a_window_around_its_place():
    context = local_chart([place("quebec"), place("new-york")], "fr", "Québec")
    assert context["view_box"] == "275 166 520 320"
    assert shown_names(context) == ["Quebec"]
    west = local_chart([place("vancouver")], "fr", "Vancouver")
    assert west["image"].endswith("network.svg")
    left, top, width, height = map(int, west["view_box"].split())
    assert 0 <= left <= 160 <= left + width
    assert 0 <= top <= 100 <= top + height


def test_a_place_is_not_named_over_others_at_the_very_same_place():
    member = place("quebec")
    sample = replace(member, name="Société Exemple du Quai (fictive)", sign="sample")
    shown = {mark.names[0].text: mark.shown for mark in local_chart([sample, member], "fr", "Québec")["marks"]}
    assert shown == {member.name: "", sample.name: "unlettered"}


def test_a_place_off_every_chart_has_no_local_chart():
    assert local_chart([ChartPlace("Sydney", -33.87, 151.21)], "fr", "Sydney") is None
    assert local_chart([], "fr", "") is None


def test_numbers_in_the_drawing_stay_numbers_in_french():
    context = chart_context("gulf", [place("quebec", count=1200)], "fr", "Carte")
    context["marks"][0].radius = 4.5
    with translation.override("fr"):
        html = render_to_string("portal/components/chart.html", {"chart": context})
    assert 'r="4.5"' in html
    assert '<tspan class="sounding">1\u00a0200</tspan>' in html


def test_every_linked_place_of_the_directory_is_reached_once():
    charts = directory_charts([place(key, url=f"/{key}") for key in PLACES], "fr")
    names = shown_names(charts["river"]) + shown_names(charts["network"])
    assert len(names) == len(set(names))
    assert "Halifax" in shown_names(charts["network"])
