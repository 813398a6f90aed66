"""The Agenda's pages: the ten themes with their depth, and what the portal holds on one of them."""

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.display import dated
from portal import access, prefetch
from portal.citing import cited_text
from portal.headings import headings
from portal.models import Measure
from portal.prepared import prepared
from search import days
from search.models import SearchDocument, SearchTerm
from search.rows import ROW_FIELDS, documents, rows
from search.vocabulary import counted_marks

from .seabed import seabed

SHOWN = {"practice": 6, "member": 12, "news": 5, "publication": 6, "event": 6, "past": 3, "programme": 4}
NEWS = ("article", "report")
READ_OF_EACH_KIND = 30  # more than is shown: events are still divided into what comes and what is past


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


@prepared
def _about(language, closed, *, theme):
    """The documents that carry a theme, the latest of each kind; cases it is the main theme of come before the others."""
    terms = SearchTerm.objects.filter(document=OuterRef("pk"), facet="theme", key=theme)
    leads = Case(When(Q(kind="practice") & Exists(terms.filter(position=0)), then=Value(0)), default=Value(1))
    order = [leads.asc(), F("date").desc(nulls_last=True), F("title").asc()]
    found = SearchDocument.objects.in_language(language).outside(closed).filter(Exists(terms) | Q(kind="practices"))
    ranked = found.annotate(rank_in_kind=Window(RowNumber(), partition_by=F("kind"), order_by=order))
    latest = ranked.filter(rank_in_kind__lte=READ_OF_EACH_KIND)
    return latest.order_by(*order).values(*ROW_FIELDS)


def _strongest_first(cases, theme):
    """Put the cases of this main theme first; then, of equals, those whose results are measured, and what is only planned last."""
    return sorted(cases, key=lambda row: (not row["themes"] or row["themes"][0]["pk"] != theme.pk, row.get("proof", 0)))


def _practices_title(shown, count):
    if shown < count:
        return _("%(shown)s of %(count)s practices") % {"shown": shown, "count": count}
    return ngettext("%(count)s practice", "%(count)s practices", count) % {"count": count}


def theme_context(page, request):
    """Return the context of a theme's page: one query for what carries the theme, whatever its number."""
    language = page.language
    theme = page.theme if page.theme_id else None
    themes = counted_marks(request, language, "practice")
    mark = next((mark for mark in themes if theme is not None and mark["pk"] == theme.pk), None)
    prefetch.load(page)
    found = {}
    own = None
    if theme is not None:
        for row in rows(request, _about(language, access.closed_for(request), theme=theme.key), language):
            if row["page_id"] == page.pk:
                own = row
            found.setdefault("news" if row["kind"] in NEWS else row["kind"], []).append(row)
    practices, count = _strongest_first(found.get("practice", []), theme), mark["depth"] if mark else 0
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
        "practice_count": count,
        "practices_title": _practices_title(min(len(practices), SHOWN["practice"]), count),
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
