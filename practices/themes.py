"""The Agenda's pages: the ten themes with their depth, and what the portal holds on one of them."""

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.display import dated
from portal import access, prefetch
from portal.citing import cited_text
from portal.headings import headings
from portal.models import Measure
from search import days
from search.models import SearchDocument, SearchTerm
from search.rows import documents, rows
from search.vocabulary import theme_marks

from .seabed import seabed

SHOWN = {"practice": 6, "member": 12, "news": 5, "publication": 6, "event": 6, "past": 3, "programme": 4}
NEWS = ("article", "report")


def _depth(request, language, **only):
    """Expression over `Theme`: how many cases this reader may see carry the theme."""
    visible = SearchDocument.objects.in_language(language).of_kind("practice")
    visible = visible.visible_to(access.reader_of(request), access.restrictions_of(request))
    terms = SearchTerm.objects.filter(facet="theme", key=OuterRef("key"), document__in=visible, **only)
    counted = terms.order_by().values("key").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def themes_with_depth(request, language):
    """Return the mark of each theme, in their order, with `depth` (cases) and `leading` (cases it is the main theme of)."""
    marks = theme_marks(
        request, language, depth=_depth(request, language), leading=_depth(request, language, position=0)
    )
    return sorted(marks.values(), key=lambda mark: mark["number"])


def agenda_rows(listing, themes):
    """Return the ten rows of the Agenda: mark and depth of each theme with the text and question of its page."""
    texts = {row["themes"][0]["key"]: row for row in listing.rows if row["themes"]}
    return [
        {
            **theme,
            "text": texts.get(theme["key"], {}).get("text", ""),
            "question": texts.get(theme["key"], {}).get("question", ""),
        }
        for theme in themes
    ]


def agenda_context(page, request, listing, themes):
    """Return the context of the page that presents the Agenda."""
    prefetch.load(page)
    body = cited_text(page.body, 0)
    parts = headings(body)
    return {
        "contents": [*parts, {"id": "h-themes", "title": _("Theme by theme")}] if parts else [],
        "facts": [block.value for block in page.facts],
        "themes": agenda_rows(listing, themes),
        "seabed": seabed(themes),
        "body": body,
        "practice_total": _total(request, page.language),
    }


def _total(request, language):
    return documents(request, language).of_kind("practice").count()


def theme_context(page, request):
    """Return the context of a theme's page: one query for all that carries the theme, whatever their number."""
    language = page.language
    theme = page.theme if page.theme_id else None
    themes = themes_with_depth(request, language)
    mark = next((mark for mark in themes if theme is not None and mark["pk"] == theme.pk), None)
    prefetch.load(page)
    found = {}
    own = None
    if theme is not None:
        carries = Exists(SearchTerm.objects.filter(document=OuterRef("pk"), facet="theme", key=theme.key))
        about = documents(request, language).filter(carries | Q(kind="practices")).order_by("-date", "title")
        for row in rows(request, about, language):
            if row["page_id"] == page.pk:
                own = row
            found.setdefault("news" if row["kind"] in NEWS else row["kind"], []).append(row)
    practices = sorted(
        found.get("practice", []), key=lambda row: row["themes"][0]["pk"] != theme.pk if row["themes"] else True
    )
    coming, past = days.coming_and_past(found.get("event", []), language)
    if own is not None and not getattr(request, "is_preview", False):
        measures = own.get("measures", [])
    else:
        measures = [measure.label_in(language) for measure in Measure.objects.filter(theme=theme)] if theme else []
    return {
        "theme": theme,
        "mark": mark,
        "goals": theme.goals if theme else "",
        "presentation": cited_text(page.presentation, 0),
        "questions": [str(block.value) for block in page.questions],
        "measures": measures,
        "practice_count": len(practices),
        "practices_title": ngettext("%(count)s practice", "%(count)s practices", len(practices))
        % {"count": len(practices)},
        "practices": [{**row, "summary": "", "marginalia": row["place"]} for row in practices[: SHOWN["practice"]]],
        "practices_url": next((f"{row['url']}?theme={theme.key}" for row in found.get("practices", [])), ""),
        "members": sorted(found.get("member", []), key=lambda row: row["title"])[: SHOWN["member"]],
        "publications": found.get("publication", [])[: SHOWN["publication"]],
        "news": [dated(row, language) for row in found.get("news", [])[: SHOWN["news"]]],
        "coming": coming[: SHOWN["event"]],
        "past": past[: SHOWN["past"]],
        "programmes": found.get("programme", [])[: SHOWN["programme"]],
        "seabed": seabed(themes),
    }
