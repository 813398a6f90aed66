"""Generated members, to measure the portal on: a fictional organisation, its membership and its profile."""

import datetime

from portal import corpus
from portal.corpus.draft import CAPTIONS, NOTE
from portal.corpus.language import elided, lists
from portal.corpus.materials import first_of_batch
from portal.sample import LANGUAGES

from .models import MemberIndexPage, MemberPage, Membership, Organisation


def member(draft):
    """Return the fields of one profile and its relations; its organisation is made at once."""
    organisation = _organisation(draft)
    presentation, issues = draft.rich("presentation", "context"), draft.rich("challenge", "question")
    sources, related, picture = draft.sources(draft.source_count()), draft.related(), draft.picture()
    signed = draft.day.year if draft.random.random() < 0.5 else ""
    population, since = draft.random.randint(8, 900) * 1000, draft.day.year - draft.random.randint(1, 4)
    fields = {
        language: {
            "title": organisation.label_in(language), "organisation": organisation, "main_theme": draft.themes[0],
            "picture": picture, "picture_caption": CAPTIONS[language] if picture else "",
            "presentation": f"<p><i>{NOTE[language]}</i></p>{presentation[language]}", "issues": issues[language],
            "agenda_signed": str(signed), "member_since": str(since), "population": population,
            "population_year": draft.day.year, "sources": sources[language], "related": related[language],
        }
        for language in LANGUAGES
    }  # fmt: skip
    return fields, {"other_themes": draft.themes[1:]}


def _organisation(draft):
    kind, french, english = draft.random.choice(lists("names")["organisations"])
    place, key = draft.place, f"corpus-{draft.number}"
    names = {
        "name_fr": french.format(de=f"d’{place.name_fr}" if elided(place.name_fr) else f"de {place.name_fr}"),
        "name_en": english.format(place=place.name_en),
    }
    start = draft.day - datetime.timedelta(days=draft.random.randrange(900))
    organisation, made = Organisation.objects.get_or_create(
        key=key, defaults={**names, "kind": kind, "place": place, "is_sample": True, "is_fictional": True}
    )
    if made:
        Membership.objects.create(organisation=organisation, start=start, note=NOTE["fr"])
    _bodies(draft.corpus)[draft.number] = organisation
    return organisation


def organisations(draft, low, high):
    """Return from `low` to `high` organisations of the corpus, made before the batch of this pair; fewer when there are none."""
    limit = first_of_batch(draft.number)
    rows = [row for number, row in sorted(_bodies(draft.corpus).items()) if number < limit]
    return draft.random.sample(rows, min(len(rows), draft.random.randint(low, high)))


def _bodies(materials):
    """Return {number of the pair: organisation}, those that an earlier command made for the corpus included."""
    return materials.shared(
        "organisations",
        lambda: {
            int(row.key.removeprefix("corpus-")): row
            for row in Organisation.objects.filter(key__regex=r"^corpus-[0-9]+$").select_related("place")
        },
    )


corpus.register(corpus.Kind(10, "members", share=3, model=MemberPage, section=MemberIndexPage, make=member))
