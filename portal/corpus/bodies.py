"""Bodies of generated articles, events and programmes: the blocks that editors compose pages from."""

from portal import formats
from portal.sample import LANGUAGES

from .draft import CAPTIONS
from .language import lists

PARTS = (("news",), ("news", "challenge"), ("context",), ("result",), ("solution",))


def body_of(draft):
    """Return {language: blocks}: texts with headings and lists, and some of a picture, a quotation, figures and links."""
    result = {language: [] for language in LANGUAGES}
    extras = draft.random.sample([_picture, _quotation, _figures, _links], draft.random.randint(0, 3))
    for part in PARTS[: draft.random.randint(2, len(PARTS))]:
        heading, text = draft.heading(), draft.rich(*part)
        steps = draft.rich("step", low=3, high=5) if draft.random.random() < 0.3 else {"fr": "", "en": ""}
        for language in LANGUAGES:
            opening = heading[language] if result[language] else ""
            result[language].append(draft.block("text", opening + text[language] + steps[language]))
        if extras:
            for language, block in extras.pop()(draft).items():
                result[language].append(block)
    return result


def _picture(draft):
    image = draft.picture(chance=1)
    if image is None:
        return {}
    return {
        language: draft.block("picture", {"image": image.pk, "caption": CAPTIONS[language], "alt": ""})
        for language in LANGUAGES
    }


def _quotation(draft):
    said, (given, family, job) = draft.say("quote"), draft.person()
    return {
        language: draft.block(
            "quotation",
            {"text": said[language], "name": f"{given} {family}", "function": job[language], "language": ""},
        )
        for language in LANGUAGES
    }


def _figures(draft):
    found = [draft.figure() for _ in range(draft.random.randint(2, 4))]
    source = draft.say("title:source")
    return {
        language: draft.block(
            "figures",
            {
                "figures": draft.items(
                    {
                        "value": f"{formats.number(figure['number'], language)}\N{NO-BREAK SPACE}{figure['unit'][language]}".strip(),
                        "label": figure["label"][language], "year": str(draft.day.year), "source": source[language],
                    }
                    for figure in found
                )
            },
        )
        for language in LANGUAGES
    }  # fmt: skip


def _links(draft):
    titles = draft.lines("title:source", 1, 3)
    publishers = draft.random.choice(lists("names")["publishers"])
    result = {}
    for index, language in enumerate(LANGUAGES):
        values = [
            {"title": title, "url": f"https://example.org/{draft.number}/links/{rank}/", "publisher": publishers[index], "language": language}
            for rank, title in enumerate(titles[language], 1)
        ]  # fmt: skip
        result[language] = draft.block("links", {"heading": "", "links": draft.items(values)})
    return result
