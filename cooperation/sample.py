"""The sample site's programmes of cooperation, in both languages."""

from members.models import Organisation
from portal.sample import LANGUAGES, read_folder
from portal.sample_text import plain

from .models import ProgrammeIndexPage, ProgrammePage

CAPTIONS = {"fr": "Illustration du portail.", "en": "Drawing made for the portal."}


def load_programmes(sample):
    """Load `content/programmes`."""
    organisations = {row.key: row for row in Organisation.objects.all()}
    for key, data in read_folder("programmes").items():
        main, others = sample.themes(data["themes"])
        named = [organisations[name] for name in data.get("members") or [] if name in organisations]
        for language in LANGUAGES:
            sample.save_page(
                ProgrammePage,
                key,
                language,
                sample.section(ProgrammeIndexPage, language),
                _fields(sample, key, data, language, organisations) | {"main_theme": main},
                relations={
                    "other_themes": others,
                    "places": [sample.place(entry) for entry in data.get("places") or []],
                    "members": named,
                },
            )


def _fields(sample, key, data, language, organisations):
    texts = data[language]
    body = sample.rich(texts["body"], language)
    return {
        "title": plain(texts["title"]),
        "summary": plain(texts["summary"]),
        "status": data["status"],
        "start": str(data.get("from") or ""),
        "end": str(data.get("to") or ""),
        "picture": sample.image(key),
        "picture_caption": CAPTIONS[language] if sample.image(key) else "",
        "partners": [_partner(item, language, organisations) for item in data.get("partners") or []],
        "axes": [_axis(sample, item, language) for item in texts.get("axes") or []],
        "body": [{"type": "text", "value": body}] if body else [],
        "sources": sample.sources(data.get("sources")),
        "related": sample.related(data.get("related"), language),
        "is_sample": bool(data.get("sample")),
    }


def _partner(item, language, organisations):
    """Return a partner's block; one that is printed by a member's own name refers to the member alone."""
    organisation = organisations.get(item.get("member_key"))
    name = item[f"name_{language}"]
    return {
        "type": "partner",
        "value": {
            "organisation": organisation.pk if organisation else None,
            "name": "" if organisation is not None and organisation.label_in(language) == name else name,
            "is_port": bool(item.get("port")),
            "role": item.get(f"role_{language}") or "",
        },
    }


def _axis(sample, item, language):
    return {
        "type": "axis",
        "value": {
            "heading": item["heading"], "text": sample.rich(item["text"], language), "key": item.get("key") or "",
        },
    }  # fmt: skip
