"""Generated programmes of cooperation, to measure the portal on."""

from members.corpus import organisations
from portal import corpus
from portal.corpus.bodies import body_of
from portal.corpus.draft import CAPTIONS, NOTE
from portal.sample import LANGUAGES

from .models import ProgrammeIndexPage, ProgrammePage
from .models.choices import Status
from .models.programme import MAX_SUMMARY


def programme(draft):
    """Return the fields of one programme and its relations."""
    titles, summaries = draft.title("programme"), draft.say("announce")
    partners, axes, body = _partners(draft), _axes(draft), body_of(draft)
    sources, related, picture = draft.sources(draft.source_count()), draft.related(), draft.picture()
    start = draft.day.year - draft.random.randint(0, 3)
    shared = {
        "status": draft.random.choice(Status.values), "start": str(start), "end": str(start + draft.random.randint(2, 6)),
        "main_theme": draft.themes[0], "picture": picture, "is_sample": True,
    }  # fmt: skip
    fields = {
        language: {
            **shared,
            "title": titles[language], "picture_caption": CAPTIONS[language] if picture else "",
            "summary": f"{summaries[language][: MAX_SUMMARY - len(NOTE[language]) - 1]} {NOTE[language]}",
            "partners": partners[language], "axes": axes[language], "body": body[language],
            "sources": sources[language], "related": related[language],
        }
        for language in LANGUAGES
    }  # fmt: skip
    relations = {"other_themes": draft.themes[1:], "places": [draft.place], "members": organisations(draft, 0, 3)}
    return fields, relations


def _partners(draft):
    name = draft.subject.fill(["{Le.partner} {de.place}", "{The.partner} of {place}"])
    rows = organisations(draft, 0, 5)
    result = {}
    for language in LANGUAGES:
        values = [{"organisation": None, "name": name[language], "is_port": False, "role": ""}]
        values += [{"organisation": row.pk, "name": "", "is_port": row.is_port, "role": ""} for row in rows]
        result[language] = [draft.block("partner", value) for value in values]
    return result


def _axes(draft):
    result = {language: [] for language in LANGUAGES}
    for rank in range(1, draft.random.randint(3, 6)):
        heading, text = draft.say("title:heading"), draft.rich("objective", "outcome", low=1, high=3)
        for language in LANGUAGES:
            value = {"heading": heading[language], "text": text[language], "key": f"axis-{rank}"}
            result[language].append(draft.block("axis", value))
    return result


corpus.register(corpus.Kind(60, "programmes", share=3, model=ProgrammePage, section=ProgrammeIndexPage, make=programme))
