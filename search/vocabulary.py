"""Theme marks: number, label and the address of the theme's page, in one query for a whole page."""

from django.db.models import Count, Max, OuterRef, Q, Subquery, Value

from portal import access
from portal.models import Theme
from portal.prepared import prepared

from .models import SearchDocument, SearchTerm


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
        rows = _themes(language, closed).annotate(**extra) if extra else _known_themes(language, closed)
        marks = {
            row.key: {
                "key": row.key, "number": row.number, "label": row.label_in(language), "url": row.address, "pk": row.pk,
                "featured": row.featured, **{name: getattr(row, name) for name in extra},
            }
            for row in rows
        }  # fmt: skip
        cache[language] = (set(extra), marks)
    return marks


def _themes(language, closed):
    pages = SearchDocument.objects.in_language(language).of_kind("theme").outside(closed)
    own = pages.filter(terms__facet="theme", terms__key=OuterRef("key"))
    return Theme.objects.annotate(address=Subquery(own.values("page__url_path")[:1]))


_known_themes = prepared(_themes)


def counted_marks(request, language, kind):
    """Return the marks of every theme, in their order, with the documents of `kind` that the reader may see: `depth` counts
    those that carry it, `leading` those it is the main theme of. One query brings marks and counts; ask for them before marks alone.
    """
    found = list(_marks_and_counts(language, kind, access.closed_for(request)))
    counts = {key: counted for key, *counted, pk in found if not pk}
    marks = []
    for key, number, featured, label, pk in found:
        if pk:
            depth, leading, url = counts.get(key, (0, 0, None))
            mark = {"key": key, "number": number, "label": label, "url": url, "pk": pk, "featured": featured}
            marks.append({**mark, "depth": depth, "leading": leading})
    marks.sort(key=lambda mark: mark["number"])
    request.__dict__.setdefault("_portal_theme_marks", {})[language] = (set(), {mark["key"]: mark for mark in marks})
    return marks


@prepared
def _marks_and_counts(language, kind, closed):
    """The themes, and under them what carries each: rows of the first have the number of their theme, the others 0."""
    documents = SearchDocument.objects.in_language(language).of_kind(kind, "theme").outside(closed)
    terms = SearchTerm.objects.filter(facet="theme", document__in=documents).order_by().values("key")
    counted = terms.annotate(
        all=Count("pk", filter=Q(document__kind=kind)),
        leading=Count("pk", filter=Q(document__kind=kind, position=0)),
        url=Max("document__page__url_path", filter=Q(document__kind="theme")),
        theme=Value(0),
    )
    themes = Theme.objects.order_by().values_list("key", "number", "featured", f"label_{language}", "pk")
    return themes.union(counted.values_list("key", "all", "leading", "url", "theme"), all=True)


def marks_of(request, language, themes):
    """Return the marks of these `Theme` rows or keys, in their order."""
    marks = theme_marks(request, language)
    keys = [theme if isinstance(theme, str) else theme.key for theme in themes]
    return [marks[key] for key in keys if key in marks]
