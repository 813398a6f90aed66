"""Theme marks: number, label and the address of the theme's page, in one query for a whole page."""

from typing import NamedTuple

from django.db.models import Case, Count, F, IntegerField, Max, OuterRef, Q, Subquery, Value, When

from portal import access
from portal.models import Place, Theme
from portal.page_cache.kept import until_a_change
from portal.prepared import prepared

from .models import SearchDocument, SearchTerm

#: What a row of a query about themes is when it is not a theme.
COUNTED, LOCATED, PLACED, NAMED, WHOLE = 0, -1, -2, -3, -4
BLANK = {"all": Value(0), "leading": Value(0)}


def theme_marks(request, language, **extra):
    """Return the mark of every theme, {key: mark}: its "key", "pk", "number", "label", "url" and "featured" (its rank or None).

    "url" is the address of its page in `language`; a theme whose page is not published, or not for this reader, has none.
    `extra` names more expressions over `Theme` to have in each mark; ask for them before anything else on the page does, and
    they cost no query.
    """
    cache = request.__dict__.setdefault("_portal_theme_marks", {})
    known, marks = cache.get(language, (set(), None))
    if marks is None or not extra.keys() <= known:
        closed = access.closed_for(request)
        if not extra:
            found = _remembered(request, language, _known_marks(language, closed))
            return {mark["key"]: mark for mark in found}
        marks = {
            row.key: {
                "key": row.key, "number": row.number, "label": row.label_in(language), "url": row.address, "pk": row.pk,
                "featured": row.featured, **{name: getattr(row, name) for name in extra},
            }
            for row in _themes(language, closed).annotate(**extra)
        }  # fmt: skip
        cache[language] = (set(extra), marks)
    return marks


def _themes(language, closed):
    pages = SearchDocument.objects.in_language(language).of_kind("theme").outside(closed)
    own = pages.filter(terms__facet="theme", terms__key=OuterRef("key"))
    return Theme.objects.annotate(address=Subquery(own.values("page__url_path")[:1]))


class Counts(NamedTuple):
    """What a reader may see, counted: `marks` of the themes, `kinds` {kind: documents}, `places` [(place, cases, one of them)]."""

    marks: list
    kinds: dict
    places: list


def counted_marks(request, language, kind):
    """Return the marks of every theme, in their order, with the documents of `kind` that the reader may see: `depth` counts
    those that carry it, `leading` those it is the main theme of. One query brings marks and counts; ask for them before marks alone.
    """
    return _counts(request, language, _marks_and_counts(language, kind, access.closed_for(request))).marks


def counts(request, language, kind, kinds):
    """Return the `Counts` of a page that shows everything: themes and places by their documents of `kind`, and each of `kinds`.

    A place is (key, number of documents, page number of one of these). One query; ask for it before marks alone.
    """
    return _counts(request, language, _marks_and_all_counts(language, kind, kinds, access.closed_for(request)))


def _counts(request, language, found):
    marks = _remembered(request, language, found)
    depths = {
        key: (depth, leading) for key, depth, leading, facet, what in found if (what, facet) == (COUNTED, "theme")
    }
    for mark in marks:
        mark["depth"], mark["leading"] = depths.get(mark["key"], (0, 0))
    return Counts(
        marks,
        {key: number for key, number, _none, _text, what in found if what == WHOLE},
        [(key, number, page) for key, number, page, facet, what in found if (what, facet) == (COUNTED, "place")],
    )


def _remembered(request, language, rows):
    """Return the marks of the themes among these rows of a union (`_with_themes`), in their order, known to the request from now on."""
    urls = {key: url for key, _number, _featured, url, what in rows if what == LOCATED}
    marks = [
        {"key": key, "number": number, "label": label, "url": urls.get(key), "pk": pk, "featured": featured}
        for key, number, featured, label, pk in rows
        if pk > 0
    ]
    marks.sort(key=lambda mark: mark["number"])
    request.__dict__.setdefault("_portal_theme_marks", {})[language] = (set(), {mark["key"]: mark for mark in marks})
    return marks


def open_terms(language, closed):
    """Return the terms of the documents in `language` outside these subtrees (`portal.access.closed_for`), in no order."""
    open_pages = access.open_outside(closed, prefix="document__page__")
    return SearchTerm.objects.filter(open_pages, document__language=language).order_by()


def _with_themes(language, terms, *others):
    """The themes, then the pages of the themes, then `others`: rows of five columns, of which the last is the number of a theme or tells
    what else the row is.
    """
    themes = Theme.objects.order_by().values_list("key", "number", "featured", f"label_{language}", "pk")
    located = terms.filter(facet="theme", document__kind="theme").annotate(
        **BLANK, text=F("document__page__url_path"), what=Value(LOCATED)
    )
    columns = ("key", "all", "leading", "text", "what")
    return themes.union(*(part.values_list(*columns) for part in (located, *others)), all=True)


@prepared
def _known_marks(language, closed):
    return _with_themes(language, open_terms(language, closed))


@prepared
def _marks_and_counts(language, kind, closed):
    terms = open_terms(language, closed)
    return _with_themes(language, terms, _counted(terms, kind, "theme"))


@prepared
def _marks_and_all_counts(language, kind, kinds, closed):
    terms = open_terms(language, closed)
    documents = SearchDocument.objects.in_language(language).outside(closed).of_kind(*kinds).order_by().values("kind")
    whole = documents.annotate(key=F("kind"), all=Count("*"), leading=Value(0), text=Value(""), what=Value(WHOLE))
    return _with_themes(language, terms, _counted(terms, kind, "theme", "place"), whole)


def _counted(terms, kind, *facets):
    """Keys of these facets with their documents of `kind`: those of a theme and those it leads; those of a place and one of them."""
    leads = Count("key", filter=Q(position=0))
    second = Case(When(facet="theme", then=leads), default=Max("document_id"), output_field=IntegerField())
    found = terms.filter(facet__in=facets, document__kind=kind).values("facet", "key")
    return found.annotate(all=Count("key"), leading=second, text=F("facet"), what=Value(COUNTED))


def marks_of(request, language, themes):
    """Return the marks of these `Theme` rows or keys, in their order."""
    marks = theme_marks(request, language)
    keys = [theme if isinstance(theme, str) else theme.key for theme in themes]
    return [marks[key] for key in keys if key in marks]


def names_of(request, language):
    """Return ({key of a place: its name}, {key of an organisation: the name of its page}), and know the theme marks.

    A member whose page this reader may not see has no name. One query at most for all three: ask for it before marks alone.
    """
    themes, places, members = _names(language, access.closed_for(request))
    _remembered(request, language, themes)
    return places, members


@until_a_change
def _names(language, closed):
    names, themes = {PLACED: {}, NAMED: {}}, []
    for row in _marks_and_names(language, closed):
        key, _number, _featured, text, what = row
        if what in names:
            names[what].setdefault(key, text)
        else:
            themes.append(row)
    return themes, names[PLACED], names[NAMED]


@prepared
def _marks_and_names(language, closed):
    terms = open_terms(language, closed)
    named = terms.filter(facet="organisation", document__kind="member")
    return _with_themes(
        language,
        terms,
        named.annotate(**BLANK, text=F("document__title"), what=Value(NAMED)),
        Place.objects.order_by().annotate(**BLANK, text=F(f"name_{language}"), what=Value(PLACED)),
    )
