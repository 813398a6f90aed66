"""Generated good-practice cases, to measure the portal on."""

import datetime

from members.corpus import organisations
from portal import corpus
from portal.corpus.draft import CAPTIONS, NOTE
from portal.models import Measure
from portal.sample import LANGUAGES

from .models import PracticeIndexPage, PracticePage
from .models.choices import Effort, Evidence, Status
from .models.practice import MAX_SUMMARY, MAX_TITLE

TEXTS = {
    "context": ("context", "context"), "challenge": ("challenge",), "solution": ("solution", "step", "solution"),
    "governance": ("governance",), "funding": ("funding",), "success_factors": ("factor",), "limits": ("limit",),
    "transferability": ("transfer",), "lessons": ("lesson", "result"),
}  # fmt: skip
SUMMARIES = ("challenge", "announce")


def case(draft):
    """Return the fields of one case and its relations."""
    titles, summaries = draft.title("practice", MAX_TITLE), _summary(draft)
    texts = {name: draft.rich(*kinds) for name, kinds in TEXTS.items()}
    status, start = draft.random.choice(Status.values), draft.day.year - draft.random.randint(1, 6)
    count, picture = draft.source_count(), draft.picture()
    lead, partners = _actors(draft, 1), _actors(draft, draft.random.randint(0, 5))
    indicators, costs = _indicators(draft), _costs(draft)
    sources, related = draft.sources(count), draft.related()
    shared = {
        "place": draft.place, "status": status, "start": str(start), "main_theme": draft.themes[0], "picture": picture,
        "end": str(draft.day.year) if status == Status.COMPLETED else "", "effort": draft.random.choice(Effort.values),
        "evidence": draft.random.choice(Evidence.values), "reviewed": draft.day,
        "review_due": draft.day + datetime.timedelta(days=730),
    }  # fmt: skip
    fields = {
        language: {
            **shared,
            "title": titles[language], "summary": summaries[language],
            "picture_caption": CAPTIONS[language] if picture else "",
            **{name: text[language] for name, text in texts.items()},
            "context": f"<p><i>{NOTE[language]}</i></p>{texts['context'][language]}",
            "lead": lead[language], "partners": partners[language], "indicators": indicators[language],
            "costs": costs[language], "sources": sources[language], "related": related[language],
        }
        for language in LANGUAGES
    }  # fmt: skip
    measures = draft.corpus.shared("measures", lambda: list(Measure.objects.order_by("key")))
    wanted = [measure for measure in measures if measure.theme_id in {theme.pk for theme in draft.themes}]
    return fields, {"other_themes": draft.themes[1:], "measures": wanted[:3]}


def _summary(draft):
    for _attempt in range(12):
        said = draft.say(draft.random.choice(SUMMARIES))
        if all(len(said[language]) <= MAX_SUMMARY for language in LANGUAGES):
            return said
    return NOTE


def _actors(draft, count):
    bodies = organisations(draft, count, count)
    blocks = [draft.block("actor", {"organisation": row.pk, "name": ""}) for row in bodies]
    result = {language: list(blocks) for language in LANGUAGES}
    for _missing in range(count - len(bodies)):
        name = draft.subject.fill(["{le.partner2} {de.place}", "{the.partner2} of {place}"])
        for language in LANGUAGES:
            result[language].append(draft.block("actor", {"organisation": None, "name": name[language]}))
    return result


def _indicators(draft):
    result = {language: [] for language in LANGUAGES}
    for _ in range(draft.random.randint(1, 6)):
        figure = draft.figure()
        for language in LANGUAGES:
            value = {
                "label": figure["label"][language], "value": str(figure["number"]), "unit": figure["unit"][language],
                "year": str(draft.day.year), "source": 1,
            }  # fmt: skip
            result[language].append(draft.block("indicator", value))
    return result


def _costs(draft):
    result = {language: [] for language in LANGUAGES}
    for _ in range(draft.random.randint(0, 3)):
        label, amount = draft.subject.fill(["{Le.thing2}", "{The.thing2}"]), draft.random.randint(2, 900) * 50_000
        for language in LANGUAGES:
            value = {
                "label": label[language],
                "amount": str(amount),
                "currency": "CAD",
                "year": str(draft.day.year),
                "source": 2,
            }
            result[language].append(draft.block("cost", value))
    return result


corpus.register(corpus.Kind(20, "practices", share=30, model=PracticePage, section=PracticeIndexPage, make=case))
