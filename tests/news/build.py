"""Articles and reports for the tests of this room."""

import json
from datetime import date

from wagtail.models import Locale

from news.models import MissionReportPage, NewsArticlePage, NewsIndexPage
from portal.models import Theme
from portal.publishing import publish
from tests import factories


def text(html="<p>Le réseau se réunit.</p>"):
    """Return a text block."""
    return {"type": "text", "value": html}


def source(title="Communiqué", url="https://example.org/communique"):
    return {
        "type": "source",
        "value": {
            "title": title,
            "publisher": "Port d’essai",
            "url": url,
            "language": "fr",
            "accessed": "2026-11",
            "kind": "primary",
        },
    }


def outcome(heading="Deux tunnels", key="", themes=(), html="<p>Un plan de drainage.</p>"):
    return {
        "type": "outcome",
        "value": {"heading": heading, "text": html, "themes": [row.pk for row in themes], "key": key},
    }


def article(language="fr", *, live=True, translation_of=None, **fields):
    """Return an article, published unless `live` is False."""
    fields = {
        "title": "Le réseau se réunit",
        "lead": "Les membres se sont retrouvés au bord du fleuve.",
        "date": date(2026, 1, 15),
        "main_theme": Theme.objects.get(number=4),
        "body": [text()],
        **fields,
    }
    return _page(NewsArticlePage, language, live, translation_of, fields)


def report(language="fr", *, live=True, translation_of=None, **fields):
    """Return a mission report, published unless `live` is False."""
    fields = {
        "title": "Ce que la mission rapporte",
        "lead": "Trois jours à Lisbonne.",
        "event_name": "19e Conférence mondiale Villes et Ports",
        "date_from": date(2024, 11, 27),
        "date_to": date(2024, 11, 29),
        "main_theme": Theme.objects.get(number=1),
        "objectives": [
            {"type": "line", "value": "Appuyer le projet de bureau."},
            {"type": "line", "value": "Voir les tunnels."},
        ],
        "learn": [outcome()],
        **fields,
    }
    fields.setdefault("place", None)
    fields["place"] = fields["place"] or factories.PlaceFactory(
        name_fr="Lisbonne", name_en="Lisbon", latitude=38.7, longitude=-9.1
    )
    return _page(MissionReportPage, language, live, translation_of, fields)


def _page(model, language, live, translation_of, fields):
    relations = {name: fields.pop(name) for name in ("places", "members", "other_themes") if name in fields}
    values = {name: json.dumps(value) if isinstance(value, list) else value for name, value in fields.items()}
    page = model(locale=Locale.objects.get(language_code=language), live=False, **values)
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    factories.section(NewsIndexPage, language).add_child(instance=page)
    for name, rows in relations.items():
        setattr(page, name, rows)
    if not live:
        return page.save_revision().as_object()
    publish(page)
    return model.objects.get(pk=page.pk)
