"""Programmes for the tests of this room."""

import json

from wagtail.models import Locale

from cooperation.models import ProgrammeIndexPage, ProgrammePage
from portal.models import Theme
from portal.publishing import publish
from tests import factories


def partner(organisation=None, name="Port d’essai", *, is_port=False, role=""):
    """Return the block of a partner: the row of an organisation, or a name alone."""
    value = {"organisation": organisation.pk if organisation else None, "name": "" if organisation else name}
    return {"type": "partner", "value": {**value, "is_port": is_port, "role": role}}


def axis(heading="Former des pilotes", key="", html="<p>Un cours commun.</p>"):
    return {"type": "axis", "value": {"heading": heading, "text": html, "key": key}}


def source(title="Déclaration commune"):
    return {
        "type": "source",
        "value": {
            "title": title, "publisher": "Ville d’essai", "url": "https://example.org/declaration", "language": "fr",
            "accessed": "2026-11", "kind": "primary",
        },
    }  # fmt: skip


def programme(language="fr", *, live=True, translation_of=None, **fields):
    """Return a programme, published unless `live` is False."""
    fields = {
        "title": "Deux villes de fleuve",
        "summary": "Deux villes ont écrit ce qu’elles feraient ensemble.",
        "status": "completed",
        "start": "2024",
        "end": "2025",
        "main_theme": Theme.objects.get(number=4),
        "partners": [partner()],
        "axes": [axis()],
        **fields,
    }
    relations = {name: fields.pop(name) for name in ("places", "members", "other_themes") if name in fields}
    values = {name: json.dumps(value) if isinstance(value, list) else value for name, value in fields.items()}
    page = ProgrammePage(locale=Locale.objects.get(language_code=language), live=False, **values)
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    factories.section(ProgrammeIndexPage, language).add_child(instance=page)
    for name, rows in relations.items():
        setattr(page, name, rows)
    if not live:
        return page.save_revision().as_object()
    publish(page)
    return ProgrammePage.objects.get(pk=page.pk)
