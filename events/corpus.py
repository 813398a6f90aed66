"""Generated events, to measure the portal on: most are past, some are to come."""

import datetime as dt

from members.corpus import organisations
from portal import corpus
from portal.corpus.bodies import body_of
from portal.corpus.draft import CAPTIONS, NOTE
from portal.sample import LANGUAGES

from .models import EventIndexPage, EventPage
from .models.choices import Attendance, Kind, Registration

#: From the oldest to the furthest to come, in days; about one event in five is to come.
SPAN = (-1600, 400)
BREAK = {"fr": "Pause", "en": "Break"}
HOURS = (9, 10, 11, 13, 14, 15)


def event(draft):
    """Return the fields of one event and its relations."""
    titles, leads = draft.title("event"), draft.text("announce", low=1, high=2)
    first = draft.later(*SPAN)
    last = first + dt.timedelta(days=draft.random.choice((0, 0, 0, 1, 2)))
    draft.day = min(first - dt.timedelta(days=60), draft.corpus.day)  # The day on which it was announced.
    days = _programme(draft, first, last)
    body, sources = body_of(draft), draft.sources(draft.source_count())
    related, picture, organizers = draft.related(), draft.picture(), _organizers(draft)
    online, coming = draft.random.random() < 0.2, last >= draft.corpus.day
    shared = {
        "event_kind": draft.random.choice(Kind.values), "date_from": first, "date_to": last if last != first else None,
        "time_from": dt.time(9), "time_to": dt.time(16), "attendance": Attendance.ONLINE if online else Attendance.PLACE,
        "place": None if online else draft.place, "main_theme": draft.themes[0], "picture": picture, "is_sample": True,
        "registration_for": draft.random.choice(Registration.values) if coming else Registration.CLOSED,
    }  # fmt: skip
    fields = {
        language: {
            **shared,
            "title": titles[language], "lead": f"{leads[language][:400]} {NOTE[language]}",
            "picture_caption": CAPTIONS[language] if picture else "", "body": body[language], "days": days[language],
            "organizers": organizers[language], "sources": sources[language], "related": related[language],
        }
        for language in LANGUAGES
    }  # fmt: skip
    relations = {"other_themes": draft.themes[1:], "places": [], "members": organisations(draft, 0, 3)}
    return fields, relations


def _organizers(draft):
    name = draft.subject.fill(["{Le.partner2} {de.place}", "{The.partner2} of {place}"])
    rows = organisations(draft, 0, 2)
    return {
        language: [
            draft.block("organizer", {"organisation": None, "name": name[language]}),
            *[draft.block("organizer", {"organisation": row.pk, "name": ""}) for row in rows],
        ]
        for language in LANGUAGES
    }


def _programme(draft, first, last):
    result = {language: [] for language in LANGUAGES}
    for number in range((last - first).days + 1):
        sessions = [_session(draft, hour, f"day-{number + 1}-{hour}") for hour in HOURS[: draft.random.randint(3, 6)]]
        for language in LANGUAGES:
            day = {"date": str(first + dt.timedelta(days=number)), "title": ""}
            day["sessions"] = draft.items(session[language] for session in sessions)
            result[language].append(draft.block("day", day))
    return result


def _session(draft, hour, key):
    pause = hour == HOURS[1]
    title, text = (BREAK if pause else draft.say("title:heading")), draft.rich("question", "objective", low=1, high=2)
    people = [] if pause else [draft.person() for _ in range(draft.random.randint(0, 3))]
    result = {}
    for language in LANGUAGES:
        speakers = draft.items(
            {"name": f"{given} {family}", "function": job[language], "organisation": None}
            for given, family, job in people
        )
        result[language] = {
            "start": f"{hour:02d}:00:00", "end": f"{hour:02d}:45:00", "title": title[language], "speakers": speakers,
            "text": "" if pause else text[language], "room": "", "is_break": pause, "key": key,
        }  # fmt: skip
    return result


corpus.register(corpus.Kind(50, "events", share=14, model=EventPage, section=EventIndexPage, make=event))
