"""The sample Agenda and cases: texts of the theme pages, then the good practices in both languages."""

import re

import yaml
from django.utils.text import slugify

from members.models import Organisation
from portal.sample import LANGUAGES, SAMPLE, read_folder
from portal.sample_text import plain

from .models import AgendaPage, PracticeIndexPage, PracticePage, ThemePage

CAPTIONS = {"fr": "Illustration du portail.", "en": "Drawing made for the portal."}
SENTENCE = re.compile(r"(?<=[.?!])\s+")
#: Words that announce another: an address does not end on one.
HANGING = {
    "a", "au", "aux", "avant", "contre", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "ou", "par", "pour", "puis", "que", "qui", "sans",
    "se", "sous", "sur", "un", "une", "vers",
}  # fmt: skip
TEXTS = (
    "context", "challenge", "solution", "governance", "success_factors", "limits", "transferability", "lessons",
)  # fmt: skip


def load_practices(sample):
    """Fill the theme pages that bootstrap made, then make the cases."""
    load_themes(sample)
    organisations = {}
    for organisation in Organisation.objects.all():
        organisations[organisation.key] = organisations[organisation.name_fr] = organisation
    for key, data in read_folder("practices").items():
        for language in LANGUAGES:
            load_case(sample, key, data, language, organisations)


def load_themes(sample):
    """Write the texts of each theme's page, once: a page that somebody has changed since is left alone."""
    data = yaml.safe_load((SAMPLE / "content" / "themes.yaml").read_text(encoding="utf-8"))
    for item in data["themes"]:
        for language in LANGUAGES:
            page = ThemePage.objects.filter(theme__number=item["number"], locale=sample.locales[language]).first()
            if page is None:
                continue
            texts = item[language]
            lead, rest = _opening(texts["presentation"])
            sample.save_page(
                ThemePage,
                item["key"],
                language,
                sample.section(AgendaPage, language),
                {
                    "title": item[f"label_{language}"],
                    "theme": sample.theme_rows[item["number"]],
                    "lead": lead,
                    "presentation": sample.rich(rest, language),
                    "questions": [{"type": "question", "value": question} for question in texts.get("questions") or []],
                },
                existing=page,
            )


def load_case(sample, key, data, language, organisations):
    """Make or bring up to date one case in one language."""
    main, others = sample.themes(data.get("themes"))
    texts = data[language]
    funding = data.get("funding") or {}
    sample.save_page(
        PracticePage,
        key,
        language,
        sample.section(PracticeIndexPage, language),
        {
            "title": plain(texts["title"]),
            "summary": plain(texts["summary"]),
            "picture": sample.image(key),
            "picture_caption": CAPTIONS[language] if sample.image(key) else "",
            "place": sample.place(data["places"][0]),
            "status": data["status"],
            "start": str(data.get("start") or ""),
            "end": str(data.get("end") or ""),
            "main_theme": main,
            "lead": _actors(data.get("lead"), language, organisations),
            "partners": _actors(data.get("partners"), language, organisations),
            **{name: sample.rich(texts.get(name), language) for name in TEXTS},
            "indicators": [_indicator(item, language) for item in data.get("indicators") or []],
            "costs": [_cost(item, language) for item in data.get("costs") or []],
            "funding": sample.rich(funding.get(language), language),
            "contact_role": plain(texts.get("contact_role")),
            "sources": sample.sources(data.get("sources")),
            "related": sample.related(data.get("related"), language),
            "evidence": data["evidence"],
            "reviewed": data.get("reviewed"),
            "review_due": data.get("review_due"),
        },
        relations={"other_themes": others},
        slug=key if language == "en" else _address(plain(texts["title"])),
    )


def _address(title):
    """Return the first words of a French title as a slug that does not end on a word that announces another."""
    words = slugify(title).split("-")[:9]
    while words[-1] in HANGING:
        words.pop()
    return "-".join(words)


def _opening(text):
    """Return (the first two sentences, the rest) of a presentation: a lead, and the text that follows it."""
    sentences = SENTENCE.split(text.strip())
    return plain(" ".join(sentences[:2])), " ".join(sentences[2:])


def _actors(items, language, organisations):
    """Return the StreamField value of a list of actors; one that is a member's own name refers to the member."""
    blocks = []
    for item in items or []:
        name = item[f"name_{language}"]
        organisation = organisations.get(item.get("member_key")) or organisations.get(item["name_fr"])
        printed = "" if organisation is not None and organisation.label_in(language) == name else name
        blocks.append(
            {"type": "actor", "value": {"organisation": organisation.pk if organisation else None, "name": printed}}
        )
    return blocks


def _indicator(item, language):
    return {
        "type": "indicator",
        "value": {
            "label": item[f"label_{language}"], "value": str(item["value"]), "unit": item.get(f"unit_{language}") or "",
            "year": str(item["year"]), "source": item["source"],
        },
    }  # fmt: skip


def _cost(item, language):
    return {
        "type": "cost",
        "value": {
            "label": item[f"label_{language}"], "amount": str(item["amount"]), "currency": item["currency"],
            "year": str(item.get("year") or ""), "source": item.get("source"),
        },
    }  # fmt: skip
