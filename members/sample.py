"""The sample members: organisations with their places and memberships, then their profiles."""

import datetime

from portal.sample import LANGUAGES, read_folder
from portal.sample_text import plain

from .models import MemberIndexPage, MemberPage, Membership, Organisation

#: The day the office opened: what the demonstration takes as a start when a source gives none.
OPENING = datetime.date(2026, 1, 15)
CAPTIONS = {"fr": "Illustration du portail.", "en": "Drawing made for the portal."}


def load_organisations(sample):
    """Make the organisation of each sample profile, and the membership of those that are members or hold a sample seat."""
    for key, data in read_folder("members").items():
        organisation, created = Organisation.objects.get_or_create(
            key=key,
            defaults={
                "name_fr": data["fr"]["name"], "name_en": data["en"]["name"], "kind": data["kind"],
                "place": sample.place(data["places"][0]) if data.get("places") else None, "website": data.get("website") or "",
                "is_sample": bool(data.get("sample")), "is_fictional": bool(data.get("fictional")),
            },
        )  # fmt: skip
        if created and data.get("evidenced"):
            start, note = _since(data)
            Membership.objects.create(organisation=organisation, start=start, note=note)
            sample.report(f"{organisation}: {start}")


def _since(data):
    """Return (first day, note) of an evidenced membership: the known date, or the day the office opened."""
    known = str(data.get("member_since") or "")
    if len(known) == 4:
        return datetime.date(int(known), 1, 1), f"{known}: the source gives the year only."
    if known:
        parts = [int(part) for part in known.split("-")]
        return datetime.date(*[*parts, 1][:3]), f"Joined: {known}."
    return OPENING, "Start unknown; the day the office opened stands for it."


def load_profiles(sample):
    """Make both languages of each profile."""
    for key, data in read_folder("members").items():
        organisation = Organisation.objects.get(key=key)
        main, others = sample.themes(data.get("themes"))
        for language in LANGUAGES:
            texts = data[language]
            sample.save_page(
                MemberPage,
                key,
                language,
                sample.section(MemberIndexPage, language),
                {
                    "title": texts["name"],
                    "organisation": organisation,
                    "picture": sample.image(key),
                    "picture_caption": CAPTIONS[language] if sample.image(key) else "",
                    "main_theme": main,
                    "presentation": sample.rich(texts["presentation"], language),
                    "issues": sample.rich(texts.get("issues"), language),
                    "member_since": str(data.get("member_since") or ""),
                    "agenda_signed": str(data.get("agenda_signed") or ""),
                    "population": data.get("population"),
                    "population_year": data.get("population_year"),
                    "population_note": plain(data.get(f"population_note_{language}")),
                    "contact_role": texts.get("contact_role") or "",
                    "sources": sample.sources(data.get("sources")),
                    "related": sample.related(data.get("related"), language),
                },
                relations={"other_themes": others},
            )
