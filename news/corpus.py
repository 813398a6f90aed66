"""Generated news: articles and mission reports, to measure the portal on."""

import datetime

from members.corpus import organisations
from portal import corpus
from portal.corpus.bodies import body_of
from portal.corpus.draft import CAPTIONS, NOTE
from portal.corpus.language import lists
from portal.sample import LANGUAGES

from .models import MissionReportPage, NewsArticlePage, NewsIndexPage
from .models.choices import Category
from .outcomes import GROUPS

KICKERS = {"fr": "Essai", "en": "Test"}


def article(draft):
    """Return the fields of one article and its relations."""
    count = draft.source_count()
    titles, leads = draft.title("article"), draft.text("announce", low=1, high=2)
    body, sources, related = body_of(draft), draft.sources(count), draft.related()
    category, picture = draft.random.choice(Category.values), draft.picture()
    fields = {
        language: {
            "title": titles[language], "lead": f"{leads[language][:400]} {NOTE[language]}", "kicker": KICKERS[language],
            "date": draft.day, "category": category, "body": body[language], "sources": sources[language],
            "related": related[language], "main_theme": draft.themes[0], "picture": picture,
            "picture_caption": CAPTIONS[language] if picture else "",
        }
        for language in LANGUAGES
    }  # fmt: skip
    return fields, _relations(draft)


def report(draft):
    """Return the fields of one mission report and its relations."""
    titles, leads, events = draft.title("report"), draft.text("objective", low=1, high=2), draft.title("event", 200)
    objectives, groups = draft.lines("objective", 2, 4), {name: _outcomes(draft, name) for name in GROUPS}
    sources, related, picture = draft.sources(draft.source_count()), draft.related(), draft.picture()
    people, partners = (
        [draft.person() for _ in range(draft.random.randint(2, 6))],
        draft.random.sample(lists("names")["partners"], 3),
    )
    first = draft.day - datetime.timedelta(days=draft.random.randint(0, 5))
    fields = {}
    for index, language in enumerate(LANGUAGES):
        fields[language] = {
            "title": titles[language], "lead": f"{leads[language][:400]} {NOTE[language]}", "event_name": events[language],
            "place": draft.place, "date_from": first, "date_to": draft.day, "main_theme": draft.themes[0],
            "participants": _lines(draft, [f"{given} {family}, {job[language]}" for given, family, job in people]),
            "objectives": _lines(draft, objectives[language]),
            "partners": _lines(draft, [one[1 + index][:1].upper() + one[1 + index][1:] for one in partners]),
            "sources": sources[language], "related": related[language], "picture": picture,
            "picture_caption": CAPTIONS[language] if picture else "",
            **{name: groups[name][language] for name in GROUPS},
        }  # fmt: skip
    return fields, _relations(draft)


def _relations(draft):
    return {"other_themes": draft.themes[1:], "places": [draft.place], "members": organisations(draft, 0, 3)}


def _lines(draft, texts):
    return [draft.block("line", text) for text in texts]


def _outcomes(draft, name):
    result = {language: [] for language in LANGUAGES}
    for rank in range(1, draft.random.randint(2, 4)):
        heading, text = draft.say("title:heading"), draft.rich("outcome", "result", low=1, high=3)
        themes = draft.items([draft.random.choice(draft.themes).pk])
        for language in LANGUAGES:
            value = {"heading": heading[language], "text": text[language], "themes": themes, "key": f"{name}-{rank}"}
            result[language].append(draft.block("outcome", value))
    return result


corpus.register(corpus.Kind(30, "news", share=34, model=NewsArticlePage, section=NewsIndexPage, make=article))
corpus.register(corpus.Kind(35, "reports", share=8, model=MissionReportPage, section=NewsIndexPage, make=report))
