"""The sample site's events, in both languages."""

import datetime as dt
import re

from members.models import Organisation
from portal.sample import LANGUAGES, read_folder
from portal.sample_text import plain

from .models import EventIndexPage, EventPage
from .models.choices import Attendance, Registration

#: A drawing says that it is one.
DRAWN = {"fr": "Illustration du portail.", "en": "Drawn for the portal."}
#: The mark goes beside a title, wherever it is printed, rather than in it.
MARK = re.compile(r"\s*\((?:exemple|sample)\)\Z")
BREAKS = ("welcome", "lunch", "dinner")


def load(sample):
    """Load `content/events`; each event leads to the mission report that names it."""
    organisations = {row.key: row for row in Organisation.objects.all()}
    reports = {data["event_key"]: key for key, data in read_folder("reports").items() if data.get("event_key")}
    for key, data in read_folder("events").items():
        main, others = sample.themes(data["themes"])
        place, *places = [sample.place(entry) for entry in data["places"]] or [None]
        relations = {
            "other_themes": others,
            "places": places,
            "members": [organisations[name] for name in data["members"] if name in organisations],
        }
        for language in LANGUAGES:
            report = sample.page(reports[key], language) if key in reports else None
            fields = {
                **_texts(sample, key, data, language),
                **_when_and_where(data, place, language),
                **_registration(data["registration"], language),
                "organizers": [_organizer(item, organisations, language) for item in data["organizers"]],
                "days": _days(sample, data, language),
                "main_theme": main,
                "report": report,
            }
            section = sample.section(EventIndexPage, language)
            sample.save_page(EventPage, key, language, section, fields, relations=relations)


def _texts(sample, key, data, language):
    texts = data[language]
    body = sample.rich(texts["body"], language)
    picture = sample.image(key)
    return {
        "title": MARK.sub("", plain(texts["title"])),
        "lead": plain(texts["lead"]),
        "event_kind": data["kind"],
        "body": [{"type": "text", "value": body}] if body else [],
        "picture": picture,
        "picture_caption": DRAWN[language] if picture else "",
        "sources": sample.sources(data["sources"]),
        "related": sample.related(data["related"], language),
        "is_sample": bool(data["sample"]),
    }


def _when_and_where(data, place, language):
    sessions = data["sessions"]
    hall, link = data.get("place") or {}, data.get("link") or {}
    name = hall.get(f"name_{language}") or ""
    return {
        "date_from": data["from"],
        "date_to": data["to"] if data["to"] != data["from"] else None,
        "time_from": _time(sessions[0]["start"]) if sessions else None,
        "time_to": _time(sessions[-1]["end"]) if sessions else None,
        "time_zone": data["time_zone"] or "America/Toronto",
        "attendance": Attendance.PLACE if place else Attendance.ONLINE,
        "place": place,
        "venue": "" if place and name == place.label_in(language) else name,
        "online_url": link.get("url") or "",
        "online_note": link.get(f"note_{language}") or "",
    }


def _registration(data, language):
    return {
        "registration_for": Registration.CLOSED if data["status"] == "closed" else data["audience"],
        "registration_opens": data.get("opens"),
        "registration_closes": data.get("closes"),
        "registration_note": data.get(f"note_{language}") or "",
    }


def _organizer(item, organisations, language):
    """Return an organizer's block; one that is printed by a member's own name refers to the member alone."""
    organisation, name = organisations.get(item.get("member_key")), item[f"name_{language}"]
    same = organisation is not None and organisation.label_in(language) == name
    return {
        "type": "organizer",
        "value": {"organisation": organisation.pk if organisation else None, "name": "" if same else name},
    }


def _days(sample, data, language):
    texts = {item["key"]: item for item in data[language].get("sessions") or []}
    days = {}
    for item in data["sessions"]:
        days.setdefault(item["day"], []).append(_session(sample, item, texts[item["key"]], language))
    return [
        {"type": "day", "value": {"date": str(day), "title": "", "sessions": sessions}}
        for day, sessions in sorted(days.items())
    ]


def _session(sample, item, text, language):
    speakers = [part.strip() for part in (text.get("speakers") or "").split(";") if part.strip()]
    return {
        "start": item["start"],
        "end": item["end"],
        "title": plain(text["title"]),
        "text": sample.rich(text["text"], language),
        "speakers": [{"name": name, "function": "", "organisation": None} for name in speakers],
        "room": "",
        "is_break": item["key"].startswith(BREAKS),
        "key": item["key"],
    }


def _time(text):
    return dt.time.fromisoformat(text)
