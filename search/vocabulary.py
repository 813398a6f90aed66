"""Theme marks: number, label and the address of the theme's page, in one query for a whole page."""

from django.db.models import OuterRef, Subquery

from portal import access
from portal.models import Theme

from .models import SearchDocument


def theme_marks(request, language, **extra):
    """Return {theme key: {"number", "label", "url", "key", "pk"}} of every theme, with the address of its page in `language`.

    A theme whose page is not published, or not for this reader, has no address. `extra` names more expressions over
    `Theme` to have in each mark; ask for them before anything else on the page does, and they cost no query.
    """
    cache = request.__dict__.setdefault("_portal_theme_marks", {})
    known, marks = cache.get(language, (set(), None))
    if marks is None or not extra.keys() <= known:
        rows = Theme.objects.annotate(address=Subquery(_theme_pages(request, language)), **extra)
        marks = {
            row.key: {
                "key": row.key, "number": row.number, "label": row.label_in(language), "url": row.address, "pk": row.pk,
                **{name: getattr(row, name) for name in extra},
            }
            for row in rows
        }  # fmt: skip
        cache[language] = (set(extra), marks)
    return marks


def _theme_pages(request, language):
    pages = SearchDocument.objects.in_language(language).of_kind("theme")
    visible = pages.visible_to(access.reader_of(request), access.restrictions_of(request))
    return visible.filter(terms__facet="theme", terms__key=OuterRef("key")).values("page__url_path")[:1]


def marks_of(request, language, themes):
    """Return the marks of these `Theme` rows or keys, in their order."""
    marks = theme_marks(request, language)
    keys = [theme if isinstance(theme, str) else theme.key for theme in themes]
    return [marks[key] for key in keys if key in marks]
