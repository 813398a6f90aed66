"""The sample site's pages of text, forms and home pages, as an editor would compose them."""

import re
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal import formats
from portal.models import PortalSettings, SampleObject
from portal.sample import LANGUAGES, read_folder
from practices.models import AgendaPage

from .models import ContactPage, HomePage, JoinPage, StandardPage
from .sample_home import home_blocks, home_texts
from .sample_prospects import load_prospects

PART = re.compile(r"^## +(.+)$", re.M)
ENTRY = re.compile(r"^- \*\*(.+?)\*\* (.+)$", re.M)
CITATION = re.compile(r"\s*\[\d+\](?:, \[\d+\])*")
NOTE = re.compile(r"^\*(.+?)\*\s*(.+)$", re.S)
#: Dates of the office's story (facts.md of the sample), in the order in which both texts tell them.
OFFICE_DATES = ("2024-06-14", "2024-11-27", "2025-06-19", "2026-01-15")
OFFICE_FACTS = {
    "fr": (
        ("Siège", "Québec"), ("Forme", "Organisme à but non lucratif domicilié au Canada"), ("Première phase", "Trois ans, jusqu’en 2028"),
        ("Territoire", "Côtes atlantique et pacifique, Saint-Laurent, villes portuaires des États-Unis"),
    ),
    "en": (
        ("Seat", "Québec City"), ("Form", "Non-profit organization domiciled in Canada"), ("First phase", "Three years, to 2028"),
        ("Territory", "Atlantic and Pacific coasts, the St. Lawrence, port cities of the United States"),
    ),
}  # fmt: skip
AGENDA_FACTS = {
    "fr": (
        ("Adopté", "Québec, juin 2018"),
        ("Ratifié", "Riga, 7 juin 2019"),
        ("Contenu", "Dix thèmes, quarante-six mesures"),
    ),
    "en": (
        ("Adopted", "Québec City, June 2018"),
        ("Ratified", "Riga, June 7, 2019"),
        ("Contents", "Ten themes, forty-six measures"),
    ),
}
STORY_LEAD = {
    "fr": "Dix-neuf mois, de l’étude à l’annonce.",
    "en": "Nineteen months, from the study to the announcement.",
}
DRAWN = {
    "fr": "Illustration du portail : Québec, où le bureau s’est installé.",
    "en": "Drawn for the portal: Québec City, where the office settled.",
}
LIST_OF_THEMES = {"fr": "Les dix thèmes", "en": "The ten themes"}


def load(sample):
    """Fill the pages that `bootstrap` made, add the missions, compose both home pages, set the figures."""
    texts = read_folder("pages")
    for language in LANGUAGES:
        sections = _sections(sample, language)
        office = _office(sample, texts["office-story"], language, sections["office"])
        _missions(sample, texts["missions"], language, office)
        _agenda(sample, texts["agenda"], language)
        _plain(sample, texts["accessibility"], language, sections["accessibility"])
        _plain(sample, texts["privacy-placeholder"], language, sections["privacy"])
        _join(sample, texts["join"], language)
        _contact(sample, texts["contact"], language)
        home = {
            "title": home_texts(language)["title"],
            "lead": home_texts(language)["lead"],
            "body": home_blocks(sample, language),
        }
        _save(sample, HomePage, "home", language, home, sample.section(HomePage, language))
    if sample.final:
        _settings()
        load_prospects()


def _sections(sample, language):
    """The standard pages of `home.sections`, by section key; None for one that the office has deleted or moved."""
    from .sections import SECTIONS

    pages = StandardPage.objects.filter(locale=sample.locales[language])
    return {
        section.key: pages.filter(slug=section.slugs[language]).first()
        for section in SECTIONS
        if section.model is StandardPage
    }


def _save(sample, model, key, language, fields, existing, *, parent=None):
    if existing is None and parent is None:
        return None
    return sample.save_page(model, key, language, parent, fields, existing=existing)


def _parts(body):
    """Return the (title, Markdown) parts of a text; the first may have no title."""
    pieces = PART.split(body)
    opening = [("", pieces[0])] if pieces[0].strip() else []
    return opening + list(zip(pieces[1::2], pieces[2::2], strict=True))


def _text(sample, language, *parts):
    markdown = "\n\n".join(f"## {title}\n\n{text.strip()}" if title else text.strip() for title, text in parts)
    return {"type": "text", "value": sample.rich(markdown, language)}


def _facts(pairs):
    return [{"type": "fact", "value": {"label": label, "value": value}} for label, value in pairs]


def _office(sample, data, language, existing):
    text = data[language]
    why, story, who, years, shores = _parts(text["body"])
    moments = [
        {"date": day, "text": sample.rich(sentence, language)}
        for day, (_label, sentence) in zip(OFFICE_DATES, ENTRY.findall(story[1]), strict=True)
    ]
    timeline = {"heading": story[0], "text": STORY_LEAD[language], "moments": moments}
    fields = {
        "heading": text["title"],
        "lead": text["lead"],
        "picture": sample.image("office-story"),
        "picture_caption": DRAWN[language],
        "facts": _facts(OFFICE_FACTS[language]),
        "body": [
            _text(sample, language, why),
            {"type": "timeline", "value": timeline},
            _text(sample, language, who, years, shores),
        ],
        "sources": sample.sources(data["sources"]),
        "related": sample.related(data["related"], language),
    }
    return _save(sample, StandardPage, "office-story", language, fields, existing)


def _missions(sample, data, language, office):
    if office is None:
        return
    text = data[language]
    *missions, order = _parts(text["body"])
    points, note_heading = [], ""
    for title, body in missions:
        words, note = body.strip().rsplit("\n\n", 1)
        label, found = NOTE.match(note.strip()).groups()
        note_heading = label.rstrip(" :\u00a0")
        points.append(
            {
                "heading": title.split(". ", 1)[1],
                "text": sample.rich(words, language),
                "note": sample.rich(found[0].upper() + found[1:], language),
            }
        )
    block = {"heading": "", "text": "", "note_heading": note_heading, "points": points}
    fields = {
        "title": text["title"],
        "lead": text["lead"],
        "body": [{"type": "points", "value": block}, _text(sample, language, order)],
        "sources": sample.sources(data["sources"]),
        "related": sample.related(data["related"], language),
    }
    _save(sample, StandardPage, "missions", language, fields, None, parent=office)


def _agenda(sample, data, language):
    text = data[language]
    kept = [part for part in _parts(text["body"]) if part[0] != LIST_OF_THEMES[language]]
    body = CITATION.sub("", "\n\n".join(f"## {title}\n\n{words.strip()}" for title, words in kept))
    with override(language):
        sources = "\n".join(_source(number, item, language) for number, item in enumerate(data["sources"], 1))
    fields = {
        "heading": text["title"],
        "lead": text["lead"],
        "facts": _facts(AGENDA_FACTS[language]),
        "body": sample.rich(f"{body}\n\n## Sources\n\n{sources}", language),
    }
    _save(
        sample,
        AgendaPage,
        "agenda",
        language,
        fields,
        AgendaPage.objects.filter(locale=sample.locales[language]).first(),
    )


def _source(number, item, language):
    """Return a source as a line of a numbered list, in the words of `components/sources.html`."""
    kind = _("primary source") if item["kind"] == "primary" else _("secondary source")
    when = _("accessed %(date)s") % {"date": formats.partial_date(str(item["accessed"]), language)}
    return f"{number}. [{item['title']}]({item['url']}). {item['publisher']} ({kind}), {when}"


def _plain(sample, data, language, existing):
    text = data[language]
    fields = {
        "title": text["title"],
        "lead": text["lead"],
        "body": [_text(sample, language, *_parts(text["body"]))],
        "sources": sample.sources(data["sources"]),
        "related": sample.related(data["related"], language),
    }
    _save(sample, StandardPage, data["key"], language, fields, existing)


def _join(sample, data, language):
    text = data[language]
    reasons, *others = _parts(text["body"])
    fields = {
        "title": text["title"],
        "lead": text["lead"],
        "reasons": [
            {"type": "reason", "value": {"heading": title.rstrip("."), "text": words}}
            for title, words in ENTRY.findall(reasons[1])
        ],
        "body": [_text(sample, language, *others)],
        "related": sample.related(data["related"], language),
    }
    _save(sample, JoinPage, "join", language, fields, JoinPage.objects.filter(locale=sample.locales[language]).first())


def _contact(sample, data, language):
    text = data[language]
    fields = {
        "title": text["title"],
        "lead": text["lead"],
        "body": [_text(sample, language, *_parts(text["body"]))],
        "related": sample.related(data["related"], language),
    }
    _save(
        sample,
        ContactPage,
        "contact",
        language,
        fields,
        ContactPage.objects.filter(locale=sample.locales[language]).first(),
    )


def _settings():
    """Write AIVP's figures and the supporters where the office has written nothing yet."""
    settings = PortalSettings.objects.order_by("-site__is_default_site").first()
    if settings is None or SampleObject.objects.filter(model="settings", key="figures").exists():
        return
    if not settings.member_count and not settings.country_count:
        settings.member_count, settings.country_count = "190+", "50"
        settings.figures_on = date(2026, 11, 22)
        settings.figures_source_fr = "AIVP"
        settings.figures_source_en = "AIVP"
    if not settings.support_fr:
        settings.support_fr = (
            "Avec l’appui de la Ville et du Port de Québec et des gouvernements du Québec et du Canada"
        )
        settings.support_en = "Supported by the City and the Port of Québec and the governments of Quebec and Canada"
    settings.save()
    SampleObject.objects.create(model="settings", key="figures", object_id=settings.pk)
