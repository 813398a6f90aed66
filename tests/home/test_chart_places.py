"""Where the points of the home page's chart lead."""

import pytest

from home.cards import chart_places


def member(title, *, sample=False, port=False):
    place = {"place": "Québec", "latitude": 46.81, "longitude": -71.21}
    return {"title": title, "url": f"/{title}/", "sample": sample, "italic": port, **place}


SAMPLE, CITY, PORT = member("Sample", sample=True), member("City"), member("Port", port=True)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([SAMPLE, PORT, CITY], "City"),
        ([CITY, SAMPLE], "City"),
        ([SAMPLE, PORT], "Port"),
        ([PORT, SAMPLE], "Port"),
        ([SAMPLE], "Sample"),
    ],
)
def test_a_point_leads_to_the_city_then_to_the_port_and_to_a_sample_only_alone(members, expected):
    (place,) = chart_places(members, [({**SAMPLE, "title": "Case"}, 3)])
    assert place.url == f"/{expected}/"
    assert place.sign == ("sample" if expected == "Sample" else "member")
    assert expected in place.label
    assert place.count == 3
