"""The Agenda's pages: the ten themes with their depth, and what the portal holds on one of them."""

from django.db.models import Case, F, Value, When, Window
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
from search.around import listing_of
from search.rows import ROW_FIELDS, documents, rows
from search.vocabulary import counted_marks, open_terms

from .seabed import seabed

SHOWN = {"practice": 6, "member": 12, "news": 5, "publication": 6, "coming": 6, "past": 3, "programme": 4}
NEWS = ("article", "report")
READ = {"event": 30, "member": 12}  # events are still divided into what comes and what is past
READ_OF_OTHERS = 9  # the strongest of them are shown


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
    of_document = {name: F(f"document__{name}") for name in ROW_FIELDS if name != "page_id"}
    leads = Case(When(document__kind="practice", position=0, then=Value(0)), default=Value(1))
    order = [leads.asc(), F("document__date").desc(nulls_last=True), F("document__title").asc()]
    most = Case(*(When(document__kind=kind, then=Value(most)) for kind, most in READ.items()), default=READ_OF_OTHERS)
    ranked = open_terms(language, closed).filter(facet="theme", key=theme).annotate(
        rank_in_kind=Window(RowNumber(), partition_by=F("document__kind"), order_by=order)
    )  # fmt: skip
    return ranked.filter(rank_in_kind__lte=most).order_by(*order).values(page_id=F("document_id"), **of_document)


def _strongest_first(cases, theme):
    """Put the cases of this main theme first; then, of equals, those whose results are measured, and what is only planned last."""
    return sorted(
        cases, key=lambda row: (row["card"].get("themes", [])[:1] != [theme.key], row["card"].get("proof", 0))
    )


def _practices_title(shown, count):
    if shown < count:
        return _("%(shown)s of %(count)s practices") % {"shown": shown, "count": count}
    return ngettext("%(count)s practice", "%(count)s practices", count) % {"count": count}


def _found(page, request, theme, language):
    """Return what stands on the page of a theme, rows by section, and the page's own row when it has one."""
    by_kind = {}
    for row in _about(language, access.closed_for(request), theme=theme.key):
        by_kind.setdefault("news" if row["kind"] in NEWS else row["kind"], []).append(row)
    coming, past = days.coming_and_past(by_kind.pop("event", []))
    found = by_kind | {
        "coming": coming,
        "past": past,
        "practice": _strongest_first(by_kind.get("practice", []), theme),
        "member": sorted(by_kind.get("member", []), key=lambda row: row["title"]),
    }
    own = [row for row in found.pop("theme", []) if row["page_id"] == page.pk]
    chosen = [(name, row) for name, most in SHOWN.items() for row in found.get(name, [])[:most]]
    chosen += [("own", row) for row in own]
    # Only what is shown is finished: its picture, its marks.
    finished = rows(request, [row for _name, row in chosen], language)
    sections = {name: [] for name in (*SHOWN, "own")}
    for (name, _row), row in zip(chosen, finished, strict=True):
        sections[name].append(row)
    return sections


def theme_context(page, request):
    """Return the context of a theme's page: one query for what carries the theme, whatever its number."""
    language = page.language
    theme = page.theme if page.theme_id else None
    themes = counted_marks(request, language, "practice")
    mark = next((mark for mark in themes if theme is not None and mark["pk"] == theme.pk), None)
    prefetch.load(page)
    found = _found(page, request, theme, language) if theme else dict.fromkeys((*SHOWN, "own"), ())
    if found["own"] and not getattr(request, "is_preview", False):
        measures = found["own"][0].get("measures", [])
    else:
        measures = [measure.label_in(language) for measure in Measure.objects.filter(theme=theme)] if theme else []
    count = mark["depth"] if mark else 0
    listing = listing_of(request, language, "practice")
    return {
        "theme": theme,
        "mark": mark,
        "goals": theme.goals if theme else "",
        "presentation": cited_text(page.presentation, 0),
        "questions": [str(block.value) for block in page.questions],
        "measures": measures,
        "practice_count": count,
        "practices_title": _practices_title(len(found["practice"]), count),
        "practices": [{**row, "summary": "", "marginalia": row["place"]} for row in found["practice"]],
        "practices_url": f"{listing}?theme={theme.key}" if theme and listing else "",
        "members": found["member"],
        "publications": found["publication"],
        "news": [dated(row, language) for row in found["news"]],
        "coming": days.with_days(found["coming"], language),
        "past": days.with_days(found["past"], language),
        "programmes": found["programme"],
        "seabed": seabed(themes),
    }
