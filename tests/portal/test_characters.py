"""What no text for a program may hold is taken out: of texts, of what holds texts, of structured data and of social pictures."""

import io
import json
import xml.dom.minidom
from types import SimpleNamespace

import pytest
from PIL import Image

from portal.characters import writable
from portal.social.cards import SocialCard
from portal.social.drawing import draw
from portal.structured import json_ld


@pytest.mark.parametrize("broken", ["\0", "\x08", "\x0b", "\x0c", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_taken_out(broken):
    assert writable(f"Quai{broken} rouvert") == "Quai rouvert"
    assert writable({"a": [f"x{broken}", 3, None], "b": (f"{broken}y",)}) == {"a": ["x", 3, None], "b": ["y"]}


def test_everything_else_stays_and_xml_holds_it():
    text = "\t Québec\u00a0: l’Île \ue000 \ufffd \U0001f6a2 \U0010ffff\n"
    assert writable(text) == text
    assert xml.dom.minidom.parseString(f"<a>{text}</a>".encode()).documentElement.firstChild.data == text


def test_structured_data_can_always_be_sent():
    page = SimpleNamespace(structured_data=lambda context: [{"@type": "Thing", "name": "Quai\ud800\ufffe\x0b rouvert"}])
    chrome = SimpleNamespace(breadcrumb=[], base="https://portail.example.org", home_url="/fr/", name="AIVP")
    text = json_ld(chrome, page, {})
    assert json.loads(text.encode())["@graph"][0]["name"] == "Quai\x0b rouvert"


def test_the_picture_of_a_shared_page_is_drawn_whatever_its_title_holds():
    card = SocialCard(
        title="Quai\ud800\0 rouvert\x0b", language="fr", site="AIVP\x08", line="Li\ufffegne", stamp="\udfff"
    )
    assert card.digest
    assert Image.open(io.BytesIO(draw(card))).size == (1200, 630)
