"""The pages of this room that an empty site starts with."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.tree import Section

from .models import ContactPage, HomePage, JoinPage, StandardPage


def first_composition(language):
    """Return a home page's blocks before any editor has touched them: everything that lists something, with plain headings."""
    with override(language):
        first, second = _("City <i>and port</i>,"), _("on one chart")
        blocks = [
            ("opening", {"title": f"<p>{first}</p><p>{second}</p>", "text": "", "picture": None, "buttons": []}),
            ("news", {"heading": _("News"), "number": 4, "pages": []}),
            (
                "themes",
                {
                    "heading": _("Agenda 2030"),
                    "number": 3,
                    "first_heading": _("What members put first"),
                    "profile": True,
                },
            ),
            ("practices", {"heading": _("Good practices"), "number": 3, "pages": []}),
            ("events", {"heading": _("Events"), "number": 4, "pages": []}),
            ("publications", {"heading": _("Publications"), "number": 3, "pages": []}),
            ("figures", {"heading": _("The network in figures")}),
            ("map", {"heading": _("Where the members are")}),
            ("join", {"heading": _("Join the network"), "text": "", "steps": [], "buttons": []}),
        ]
    return json.dumps([{"type": name, "value": value} for name, value in blocks])


def _page(key, model, titles, slugs, order, *, in_menu=False, singular=True, fields=None):
    return Section(
        key=key,
        model=model,
        parent="home",
        titles=titles,
        slugs=slugs,
        order=order,
        in_menu=in_menu,
        singular=singular,
        fields=fields or {},
    )


SECTIONS = (
    Section(
        key="home",
        model=HomePage,
        parent="",
        titles={"fr": "Accueil", "en": "Home"},
        slugs={"fr": "fr", "en": "en"},
        in_menu=False,
        fields={"body": {"fr": lambda: first_composition("fr"), "en": lambda: first_composition("en")}},
    ),
    _page("office", StandardPage, {"fr": "Le bureau", "en": "The office"}, {"fr": "le-bureau", "en": "the-office"}, 70, in_menu=True, singular=False),
    _page("join", JoinPage, {"fr": "Rejoindre le réseau", "en": "Join the network"}, {"fr": "rejoindre", "en": "join"}, 80),
    _page("contact", ContactPage, {"fr": "Nous écrire", "en": "Contact us"}, {"fr": "nous-ecrire", "en": "contact"}, 85),
    _page(
        "accessibility", StandardPage, {"fr": "Accessibilité", "en": "Accessibility"}, {"fr": "accessibilite", "en": "accessibility"}, 90,
        singular=False,
    ),
    _page("privacy", StandardPage, {"fr": "Vie privée", "en": "Privacy"}, {"fr": "vie-privee", "en": "privacy"}, 95, singular=False),
)  # fmt: skip
