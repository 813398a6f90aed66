"""Generated publications, to measure the portal on. They share a few typeset files: a thousand PDFs would tell nothing more."""

import random

from django.core.files.base import ContentFile

from portal import corpus
from portal.corpus.draft import NOTE
from portal.corpus.language import Subject
from portal.models import PortalImage, SampleObject
from portal.models.audiences import Audience
from portal.sample import LANGUAGES, SAMPLE, SampleLoad

from . import covers
from .models import PublicationIndexPage, PublicationPage
from .models.choices import Kind
from .sample import OFFICE
from .typesetting import make_pdf

#: Two studies out of three are for everyone, as in the sample.
FILES = (("corpus-a", Audience.PUBLIC), ("corpus-b", Audience.MEMBERS), ("corpus-c", Audience.PUBLIC))
CHAPTERS = ("context", "challenge", "solution", "result", "lesson")


def publication(draft):
    """Return the fields of one publication and its relations."""
    files, shown = draft.random.choice(draft.corpus.shared("files", lambda: typeset(draft.corpus)))
    titles, abstracts = draft.title("publication"), draft.text("abstract", low=2, high=4)
    chapters, kind = _chapters(draft), draft.random.choice(Kind.values)
    sources, related, authors = draft.sources(draft.source_count()), draft.related(), [draft.person() for _ in range(2)]
    fields = {
        language: {
            "title": titles[language], "publication_kind": kind, "year": draft.day.year, "is_sample": True,
            "publisher": OFFICE[language], "main_theme": draft.themes[0], "cover": shown[language],
            "authors": [draft.block("author", {"name": family, "given": given}) for given, family, _job in authors],
            "abstract": f"<p>{abstracts[language]}</p><p><i>{NOTE[language]}</i></p>", "contents": chapters[language],
            "files": [
                draft.block("file", {"document": files[code].pk, "label": ""})
                for code in sorted(LANGUAGES, key=lambda code, language=language: code != language)
            ],
            "sources": sources[language], "related": related[language],
        }
        for language in LANGUAGES
    }  # fmt: skip
    return fields, {"other_themes": draft.themes[1:]}


def _chapters(draft):
    result = {language: [] for language in LANGUAGES}
    for rank in range(1, draft.random.randint(4, 9)):
        title, text = draft.say("title:heading"), draft.say("abstract")
        for language in LANGUAGES:
            value = {"title": title[language], "text": text[language][:300], "page": rank}
            result[language].append(draft.block("chapter", value))
    return result


def typeset(materials):
    """Return [({language: document}, {language: cover})] of the files that all publications of a corpus share."""
    load = SampleLoad()
    return [_study(load, materials, key, audience) for key, audience in FILES]


def _study(load, materials, key, audience):
    source = random.Random(f"{materials.seed}-{key}")  # noqa: S311 - the same files for the same seed
    place = source.choice(materials.places)
    subject = Subject(source, source.randint(1, 10), {"fr": place.name_fr, "en": place.name_en}, materials.day.year)
    title = subject.say("title:publication")
    parts = [(subject.say("title:heading"), [subject.several(kind, 3, 5) for _ in range(3)]) for kind in CHAPTERS]
    item = {
        "key": key, "kind": Kind.STUDY.value, "year": materials.day.year, "publisher": OFFICE["fr"], "themes": [subject.theme],
        "sample": True, "sources": [],
        "authors": [{f"name_{language}": OFFICE[language] for language in LANGUAGES}],
        **{language: _texts(title, parts, language) for language in LANGUAGES},
    }  # fmt: skip
    labels = {language: {row.number: row.label_in(language) for row in materials.themes} for language in LANGUAGES}
    files, shown = {}, {}
    for language in LANGUAGES:
        content = make_pdf(
            item, language, themes=labels[language], pictures=SAMPLE / "pictures", organisation=OFFICE[language]
        )
        files[language] = load.document(
            key, language, title=title[language], name=f"{key}-{language}.pdf", content=lambda data=content: data, audience=audience
        )  # fmt: skip
        shown[language] = _cover(key, language, title, content) if materials.pictures else None
    return files, shown


def _texts(title, parts, language):
    return {
        "title": title[language],
        "abstract": NOTE[language],
        "contents": [heading[language] for heading, _paragraphs in parts],
        "chapters": [
            {
                "key": f"part-{rank}",
                "title": heading[language],
                "text": "\n\n".join(
                    " ".join(sentence[language] for sentence in said).replace("[1]", "").replace("[2]", "")
                    for said in paragraphs
                ),
            }
            for rank, (heading, paragraphs) in enumerate(parts, 1)
        ],
    }


def _cover(key, language, title, content):
    row = SampleObject.objects.filter(model="image", key=f"{key}-cover", language=language).first()
    image = PortalImage.objects.filter(pk=row.object_id).first() if row else None
    if image is None:
        image = PortalImage(
            title=title[language], alt_fr=f"Couverture de «\N{NO-BREAK SPACE}{title['fr']}\N{NO-BREAK SPACE}»",
            alt_en=f"Cover of “{title['en']}”", file=ContentFile(covers.first_page(content), name=f"{key}-{language}.webp"),
        )  # fmt: skip
        image.save()
        SampleObject.objects.update_or_create(
            model="image", key=f"{key}-cover", language=language, defaults={"object_id": image.pk}
        )
    return image


corpus.register(
    corpus.Kind(40, "publications", share=8, model=PublicationPage, section=PublicationIndexPage, make=publication)
)
