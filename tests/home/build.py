"""What tests of this room put on pages."""

import json

from home.models import HomePage, StandardPage
from portal.publishing import publish
from tests import factories

ALL = ("opening", "news", "themes", "practices", "events", "publications", "figures", "map", "join")


def block(kind, **value):
    """Return one block of a home page, with what it cannot do without."""
    needed = {
        "opening": {
            "title": "<p>La ville <i>et le port</i>,</p><p>ensemble</p>",
            "text": "",
            "picture": None,
            "buttons": [],
        },
        "themes": {"heading": "Thèmes", "number": 3, "first_heading": "En tête", "profile": True},
        "join": {"heading": "Rejoindre", "text": "", "steps": [], "buttons": []},
        "figures": {"heading": "Chiffres"},
        "map": {"heading": "Carte"},
    }
    return {
        "type": kind,
        "value": {**needed.get(kind, {"heading": kind.capitalize(), "number": 3, "pages": []}), **value},
    }


def compose(*blocks, language="fr"):
    """Publish the home page of `language` made of these blocks and return it."""
    page = factories.section(HomePage, language)
    page.body = json.dumps(list(blocks))
    publish(page)
    return page


def standard(title="Une page", *, language="fr", parent=None, body=(), **fields):
    """Return a published page of text."""
    fields = {name: json.dumps(value) if isinstance(value, list) else value for name, value in fields.items()}
    page = StandardPage(
        title=title,
        locale=factories.section(HomePage, language).locale,
        live=False,
        body=json.dumps(list(body)),
        **fields,
    )
    parent = parent or factories.section(HomePage, language)
    parent.refresh_from_db()
    parent.add_child(instance=page)
    publish(page)
    return page


def text(html):
    return {"type": "text", "value": html}
