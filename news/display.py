"""What news says of itself: to listings and search, and on its own page."""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal import access, formats, prefetch
from portal.citations import Citation
from portal.headings import headings
from portal.models import PortalImage
from portal.pictures import picture
from portal.serving import settings_of
from search.around import around, document_of, links, previous_and_next
from search.documents import DocumentData, plain_text
from search.neighbours import neighbours
from search.vocabulary import marks_of

from .models import NewsIndexPage
from .models.choices import REPORT, category_label
from .outcomes import GROUPS

LONG = 3  # parts from which an article gets a table of contents


def _card(page, place=None):
    """Return what a row, and the page itself, show of the rows that an item of news points at."""
    language = page.language
    places = [place] if place else []
    places += [row for row in page.places.all() if row not in places]
    return {
        "themes": [theme.key for theme in page.themes],
        "place": places[0].label_in(language) if places else "",
        "places": [row.label_in(language) for row in places],
        "organisations": [
            {"key": row.key, "name": row.label_in(language), "port": row.is_port, "sample": row.is_sample}
            for row in page.members.all()
        ],
        "sample": False,
    }, places


def _document(page, category, card, places):
    return DocumentData(
        kind=page.kind,
        title=page.title,
        summary=page.lead,
        body=plain_text(page),
        date=page.date,
        picture_id=page.picture_id,
        terms={
            "theme": card["themes"],
            "category": [category],
            "year": [str(page.date.year)] if page.date else [],
            "place": [row.key for row in places],
            "country": list(dict.fromkeys(row.country for row in places)),
            "region": list(dict.fromkeys(f"{row.country}-{row.region}" for row in places if row.region)),
            "organisation": [row["key"] for row in card["organisations"]],
        },
        card=card,
    )


def article_document(page):
    """Return the `DocumentData` of an article."""
    card, places = _card(page)
    return _document(page, page.category, {**card, "category": page.category, "kicker": page.kicker}, places)


def report_document(page):
    """Return the `DocumentData` of a mission report."""
    card, places = _card(page, page.place if page.place_id else None)
    return _document(page, REPORT, {**card, "category": REPORT, "kicker": ""}, places)


def article_line(page):
    """Return what an article is, on the picture of its shared page: its kicker or its category, and its day."""
    what = page.kicker or str(category_label(page.category))
    return " – ".join(part for part in (what, formats.date(page.date, page.language) if page.date else "") if part)


def report_line(page):
    """Return the same for a mission report: where it went, and when."""
    days = formats.date_range(page.date_from, page.date_to, page.language)
    return " – ".join((_("Mission report"), f"{page.place.label_in(page.language)}, {days}"))


def as_news_row(row, language):
    """Return a row of the listing with its margin: the date, then the kicker or the word for a report."""
    word = _("Mission report") if row["kind"] == REPORT else category_label(row.get("category", ""))
    kicker = row.get("kicker") or str(word)
    when = formats.with_ordinals(formats.date(row["date"], language)) if row["date"] else ""
    return {**row, "kicker": "", "marginalia": [part for part in (when, kicker) if part]}


def news_context(page, request):
    """Return the context that articles and reports share.

    Four queries whatever the page holds: what it points at, its pictures, the themes, and its files or chosen rows. What the
    page says of its own themes, places and members is read from its search document, written when it was published.
    """
    language, preview = page.language, getattr(request, "is_preview", False)
    own = page.search_document().card if preview else None
    keys = [row["key"] for row in own["organisations"]] if own else None
    beside = neighbours(request, page, NewsIndexPage.lists, NewsIndexPage.ordering)
    nodes = around(page, prefetch.references(page).get(Page, ()), organisations=keys, beside=beside)
    prefetch.load(page, {PortalImage: [page.picture_id]}, pages=nodes)
    if own is None:
        document = next((document_of(node) for node in nodes if node.pk == page.pk), None)
        own = document.card if document else page.search_document().card
    found = links(request, nodes, language)
    profiles = {link["organisation"]: link for link in found.values() if link["kind"] == "member"}
    image = prefetch.get(PortalImage, page.picture_id)
    may_show = image is not None and access.reader_of(request).belongs_to(image.audience)
    shown = picture(image, language, make=preview) if may_show else None
    if shown:
        shown |= {"caption": page.picture_caption, "eager": True}
    return {
        "picture": shown,
        "listing_url": page.url_path.removesuffix(f"{page.slug}/"),
        "themes": marks_of(request, language, own["themes"]),
        "places": own["places"],
        "members": [{**row, "url": profiles.get(row["key"], {}).get("url")} for row in own["organisations"]],
        "category": category_label(own["category"]),
        "sources": _sources(page),
        "related": _related(page, found, language),
        "neighbours": previous_and_next(nodes, found),
        "citation": {"apa": _citation(page, request).apa()} if page.url_path else None,
    }


def article_contents(page):
    """Return the parts of an article, for its table of contents; none when it is short."""
    parts = [part for block in page.body if block.block_type == "text" for part in headings(block.value.source)]
    return [*parts, *_last_parts(page)] if len(parts) >= LONG else []


def _last_parts(page):
    sources = [{"id": "sources", "title": _("Sources")}] if len(page.sources) else []
    return [*sources, {"id": "citation", "title": _("Cite this page")}]


def _citation(page, request):
    return Citation(
        kind="page",
        title=page.title,
        authors=(settings_of(request).text("name", page.language),),
        year=page.date.year if page.date else "",
        url=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + page.address,
        language=page.language,
    )


def report_context(page, request):
    """Return what a mission report adds: its outcomes by group, with their themes."""
    language = page.language
    groups = []
    for name in GROUPS:
        items = [
            {**block.value, "themes": marks_of(request, language, [theme for theme in block.value["themes"] if theme])}
            for block in getattr(page, name)
        ]
        if items:
            groups.append({"name": name, "outcomes": items})
    titles = {"shine": _("The city shines"), "learn": _("The city learns"), "attract": _("The city attracts")}
    contents = [
        *([{"id": "objectives", "title": _("Objectives")}] if len(page.objectives) else []),
        *({"id": group["name"], "title": titles[group["name"]]} for group in groups),
        *([{"id": "press", "title": _("In the press and from partners")}] if len(page.press_links) else []),
        *_last_parts(page),
    ]
    return {"groups": groups, "place": page.place, "contents": contents}


def _related(page, found, language):
    """Return the links to the related pages that the reader may see, in the editor's order, in the page's language if they exist."""
    result = []
    for block in page.related:
        target = block.value.get("page")
        node = prefetch.page_for(target.pk, language) if target else None
        if node is not None and node.pk in found and node.pk != page.pk:
            result.append({**found[node.pk], "reason": block.value["reason"]})
    return result


def _sources(page):
    """Return the sources as `components/sources.html` shows them, numbered from 1."""
    return [
        {
            "n": number,
            "title": block.value["title"],
            "url": block.value["url"],
            "lang": block.value["language"],
            "publisher": block.value["publisher"],
            "accessed": block.value["accessed"],
        }
        for number, block in enumerate(page.sources, 1)
    ]
