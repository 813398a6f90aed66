"""The sample site's news and mission reports, in both languages."""

import re

from members.models import Organisation
from portal.models import Theme
from portal.sample import LANGUAGES, read_folder
from portal.sample_text import plain

from .models import MissionReportPage, NewsArticlePage, NewsIndexPage
from .outcomes import GROUPS

#: A drawing says that it is one.
DRAWN = {"fr": "Illustration du portail.", "en": "Drawn for the portal."}
PRESS = {"fr": "Dans la presse et chez les partenaires", "en": "In the press and from partners"}


def load_articles(sample):
    """Load `content/news`."""
    for key, data in read_folder("news").items():
        for language in LANGUAGES:
            text = data[language]
            fields = _common(sample, key, data, language) | {
                "kicker": text["kicker"],
                "date": data["date"],
                "category": data["category"],
                "body": _body(sample, data, language),
            }
            _save(sample, NewsArticlePage, key, language, data, fields)


def load_reports(sample):
    """Load `content/reports`."""
    events = read_folder("events")
    for key, data in read_folder("reports").items():
        place, *_others = [sample.place(entry) for entry in data["places"]]
        for language in LANGUAGES:
            text = data[language]
            fields = _common(sample, key, data, language) | {
                "event_name": events[data["event_key"]][language]["title"],
                "place": place,
                "date_from": data["from"],
                "date_to": data["to"],
                "participants": _lines(entry[f"name_{language}"] for entry in data["participants"]),
                "objectives": _lines(text["objectives"]),
                "partners": _lines(text["partners"]),
                "press_links": [
                    {"type": "link", "value": _link(link["label"], link["url"], data)}
                    for link in text["links"]
                    if link["url"]
                ],
            }
            for group in GROUPS:
                fields[group] = [_outcome(sample, item, language) for item in text["outcomes"][group]]
            _save(sample, MissionReportPage, key, language, data, fields)


def _save(sample, model, key, language, data, fields):
    main, others = sample.themes(data["themes"])
    organisations = {row.key: row for row in Organisation.objects.filter(key__in=data.get("members") or [])}
    relations = {
        "other_themes": others,
        "places": [sample.place(entry) for entry in data["places"]],
        "members": [organisations[name] for name in data.get("members") or [] if name in organisations],
    }
    sample.save_page(
        model,
        key,
        language,
        sample.section(NewsIndexPage, language),
        fields | {"main_theme": main},
        relations=relations,
    )


def _common(sample, key, data, language):
    return {
        "title": data[language]["title"],
        "lead": plain(data[language]["lead"]),
        "picture": sample.image(key),
        "picture_caption": DRAWN[language],
        "sources": sample.sources(data.get("sources")),
        "related": sample.related(data.get("related"), language),
    }


def _lines(texts):
    return [{"type": "line", "value": re.sub(r"[ \t\r\n]+", " ", text).strip()} for text in texts]


def _body(sample, data, language):
    body = [{"type": "text", "value": sample.rich(data[language]["body"], language)}]
    for words in data.get("quotations") or []:
        said = words.get(f"text_{language}") or words["text"]
        body.append(
            {
                "type": "quotation",
                "value": {
                    "text": said,
                    "name": words["name"],
                    "function": words.get(f"function_{language}") or "",
                    "language": "",
                },
            }
        )
    links = [_link(link[f"label_{language}"], link["url"], data) for link in data.get("links") or [] if link.get("url")]
    if links:
        body.append({"type": "links", "value": {"heading": PRESS[language], "links": links}})
    return body


def _link(label, url, data):
    """Return a link's value; its language is that of the source with the same address, else what the address says."""
    url = url.strip()
    known = {(source["url"] or "").strip(): source["language"] for source in data.get("sources") or []}
    english = "/en/" in url or ".gov/" in url or "einpresswire" in url
    return {"title": label, "url": url, "publisher": "", "language": known.get(url) or ("en" if english else "fr")}


def _outcome(sample, item, language):
    themes = Theme.objects.in_bulk(item["themes"], field_name="number")
    return {
        "type": "outcome",
        "value": {
            "heading": item["heading"],
            "text": sample.rich(item["text"], language),
            "themes": [themes[number].pk for number in item["themes"]],
            "key": item["key"],
        },
    }
