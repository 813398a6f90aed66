"""What a publication says of itself: to listings and search, and to its own page, part by part as its editor chose."""

import datetime
import re

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from members.display import source_rows
from portal import access, prefetch
from portal.citations import ISBN, Author, Citation
from portal.models import PortalImage
from portal.models.audiences import Audience
from portal.pictures import picture
from portal.prepared import prepared
from portal.sentences import opening_sentences
from search.documents import DocumentData
from search.models import SearchDocument
from search.neighbours import AFTER, BEFORE, is_beside, neighbours, sides
from search.rows import ROW_FIELDS, rows
from search.vocabulary import marks_of, theme_marks

from . import files
from .access_notice import notice
from .models import PublicationIndexPage
from .models.choices import Kind

#: In the language of the work, whatever the reader's.
SAMPLE_NOTE = {"fr": "document d’exemple", "en": "sample document"}
SUMMARY = 320


def kind_label(key):
    """Return the word for a kind of publication in the active language."""
    return str(Kind(key).label) if key in Kind.values else ""


def plain_abstract(page):
    """Return the abstract as one line of text, whoever may read it."""
    return re.sub(r"\s+", " ", strip_tags(page.abstract.replace("<", " <"))).strip()


def public_description(page):
    """Return the sentence that everyone may read: the abstract's opening while it is public, else what the work is."""
    if page.abstract_audience == Audience.PUBLIC and page.abstract:
        return opening_sentences(plain_abstract(page))
    with override(page.language):
        return _("%(kind)s, %(year)s. The abstract is for members.") % {
            "kind": kind_label(page.publication_kind),
            "year": page.year,
        }


def publication_document(page):
    """Return the `DocumentData` of a publication: nothing but what a visitor may read on its page enters it."""
    language = page.language
    open_abstract = page.abstract_audience == Audience.PUBLIC
    open_contents = page.contents_audience == Audience.PUBLIC
    body = [page.publisher, *[author.inverted for author in authors_of(page)]]
    if open_abstract:
        body.append(plain_abstract(page))
    if open_contents:
        body += [f"{block.value['title']} {block.value['text'] or ''}" for block in page.contents]
    cover = page.shown_cover
    shows_cover = page.cover_audience == Audience.PUBLIC and cover is not None and cover.audience == Audience.PUBLIC
    lock = files.narrowest(page)
    codes = files.languages(page)
    published = page.first_published_at.date() if page.first_published_at else None
    with override(language):
        kind, stamp = kind_label(page.publication_kind), _("sample") if page.is_sample else ""
    themes = [theme.key for theme in page.themes]
    return DocumentData(
        kind="publication",
        title=page.title,
        summary=Truncator(plain_abstract(page)).chars(SUMMARY) if open_abstract else page.search_description,
        body=" ".join(part for part in body if part),
        # Only the year is known; works of this year come in the order in which the portal published them.
        date=published if published and published.year == page.year else datetime.date(page.year, 1, 1),
        sort_key=page.title.lower(),
        picture_id=cover.pk if shows_cover else None,
        terms={
            "theme": themes,
            "kind": [page.publication_kind],
            "year": [page.year],
            "language": codes,
            "audience": [lock],
            "files": ["yes"] if codes else [],
        },
        card={
            "themes": themes,
            "publication_kind": page.publication_kind,
            "kicker": f"{kind}, {page.year}",
            "year": page.year,
            "languages": codes,
            "pages": files.page_total(page),
            "audience": lock,
            "lock": lock == Audience.MEMBERS,
            "sample": page.is_sample,
            "stamp": stamp,
        },
    )


def catalogue_rows(found):
    """Return the rows of the catalogue with their words: kind and year as on the page itself, then the languages."""
    result = []
    for row in found:
        spoken = ", ".join(files.language_in_sentence(code) for code in row.get("languages", []))
        spoken = spoken[:1].upper() + spoken[1:]
        marginalia = [row.get("kicker", ""), spoken]
        result.append({**row, "marginalia": ". ".join(part for part in marginalia if part)})
    return result


def authors_of(page):
    """Return the authors as `portal.citations.Author`s, in their order."""
    return [Author(block.value["name"], block.value["given"] or "") for block in page.authors]


def publication_citation(page):
    """Return the `portal.citations.Citation` of a publication."""
    return Citation(
        kind=page.publication_kind,
        title=page.title,
        authors=tuple(authors_of(page)) or ((Author(page.publisher),) if page.publisher else ()),
        year=page.year,
        publisher=page.publisher,
        url=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + page.address,
        identifier=f"{ISBN}{page.isbn}" if page.isbn else "",
        language=page.language,
        note=SAMPLE_NOTE[page.language] if page.is_sample else "",
    )


def publication_context(page, request):
    """Return the context of a publication's page; a fixed number of queries whatever it holds.

    The template shows `abstract`, `contents`, `cover` and `files` from here, never the page's own fields: each is empty
    when it is not for this reader.
    """
    language, reader = page.language, access.reader_of(request)
    preview = getattr(request, "is_preview", False)
    cover_id = page.cover_id or page.made_cover_id
    loaded = prefetch.load(page, extra={PortalImage: [cover_id]} if cover_id else None, pages=())
    cover = loaded.get((PortalImage, cover_id)) if reader.belongs_to(page.cover_audience) else None
    cover = cover if cover is not None and reader.belongs_to(cover.audience) else None
    open_abstract, open_contents = reader.belongs_to(page.abstract_audience), reader.belongs_to(page.contents_audience)
    contents = [block.value for block in page.contents] if open_contents else []
    lines = files.lines(page, reader)
    readable = files.of_language([d for d in files.listed(page) if reader.belongs_to(d.audience)], language)
    closed = [
        not open_abstract and bool(page.abstract),
        not open_contents and bool(page.contents),
        any(line["lock"] for line in lines),
    ]
    sources = source_rows(page)
    return {
        "parts": parts(contents, any(closed), sources),
        "abstract": page.abstract if open_abstract else "",
        "contents": contents,
        "contents_url": f"{readable.url}#page=" if readable and contents else "",
        "cover": {**shown, "eager": True} if cover and (shown := picture(cover, language, make=preview)) else None,
        "files": lines,
        "kind_label": kind_label(page.publication_kind),
        "lock": any(line["lock"] for line in lines),
        "figures": figures(page, len(contents)),
        "people": [f"{author.given} {author.name}".strip() for author in authors_of(page)],
        "themes": page_themes(page, request, preview),
        "sources": sources,
        **related_rows(page, request),
        "citation": publication_citation(page).shown(f"{page.address}citation/"),
        "access": notice(request, reader, closed) if any(closed) else None,
    }


def parts(contents, is_closed, sources):
    """Return the parts of the page, for the line under its head that leads to them."""
    named = [
        (contents, "h-contents", _("Table of contents")),
        (True, "h-files", _("Files")),
        (is_closed, "access", _("How to read it")),
        (sources, "sources", _("Sources")),
        (True, "citation", _("Cite this publication")),
    ]
    return [{"id": name, "title": title} for there, name, title in named if there]


def figures(page, chapters):
    """Return the soundings of the head: how deep the work goes. They are counted, so they need no source."""
    total, codes = files.page_total(page), files.languages(page)
    counted = [
        (total, _("page") if total == 1 else _("pages")),
        (chapters, _("chapter") if chapters == 1 else _("chapters")),
        (len(codes), _("language: %(names)s") if len(codes) == 1 else _("languages: %(names)s")),
    ]
    names = ", ".join(files.language_in_sentence(code) for code in codes)
    return [
        {"value": value, "label": label % {"names": names} if "%(" in label else label}
        for value, label in counted
        if value
    ]


def page_themes(page, request, preview):
    """Return the marks of the page's themes, main one first, in the one query that reads every theme."""
    if preview or not page.pk:
        return marks_of(request, page.language, page.themes)
    through = type(page).other_themes.through.objects.filter(publicationpage_id=page.pk, theme_id=OuterRef("pk"))
    marks = theme_marks(request, page.language, on_page=Exists(through)).values()
    main = [mark for mark in marks if mark["pk"] == page.main_theme_id]
    return main + [mark for mark in marks if mark["on_page"] and mark["pk"] != page.main_theme_id]


@prepared
def _related_or_beside(beside, *, pk, ids):
    found = SearchDocument.objects.in_language(beside.language).outside(beside.closed)
    before, after = sides(beside, pk)
    wanted = Q(page__pk__in=ids) | before | after
    return found.filter(wanted).annotate(beside=is_beside(beside, pk)).values(*ROW_FIELDS, "beside")


def related_rows(page, request):
    """Return, by one query, the rows of the related pages that the reader may see, each with its reason, and the neighbours."""
    values = [item["value"] for item in page.related.raw_data if item["value"].get("page")]
    beside = neighbours(request, page, PublicationIndexPage.lists, PublicationIndexPage.ordering)
    found = _related_or_beside(beside, pk=page.pk or 0, ids=[value["page"] for value in values] or [0])
    found = rows(request, found, page.language, with_pictures=False)
    by_page = {row["page_id"]: row for row in found}
    return {
        "related": [
            {**by_page[value["page"]], "reason": value.get("reason") or ""}
            for value in values
            if value["page"] in by_page
        ],
        "neighbours": {
            "previous": next((row for row in found if row["beside"] == BEFORE), None),
            "next": next((row for row in found if row["beside"] == AFTER), None),
        },
    }
