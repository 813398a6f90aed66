"""Theme marks: number, label and the address of the theme's page, in one query for a whole page."""

from django.db.models import OuterRef, Subquery
from portal import access
from portal.models import Theme

from .models import SearchDocument


def theme_marks(request, language):
    """Return {theme key: {"number", "label", "url", "key"}} of every theme, with the address of its page in `language`.

    A theme whose page is not published, or not for this reader, has no address.
    """
    cache = request.__dict__.setdefault("_portal_theme_marks", {})
    if language not in cache:
        pages = (
            SearchDocument.objects.in_language(language)
            .of_kind("theme")
            .visible_to(access.reader_of(request), access.restrictions_of(request))
            .filter(terms__facet="theme", terms__key=OuterRef("key"))
        )
        rows = Theme.objects.annotate(address=Subquery(pages.values("page__url_path")[:1]))
        cache[language] = {
            row.key: {"key": row.key, "number": row.number, "label": row.label_in(language), "url": row.address, "pk": row.pk}
            for row in rows
        }
    return cache[language]


def marks_of(request, language, themes):
    """Return the marks of these `Theme` rows or keys, in their order."""
    marks = theme_marks(request, language)
    keys = [theme if isinstance(theme, str) else theme.key for theme in themes]
    return [marks[key] for key in keys if key in marks]
