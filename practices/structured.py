"""What the Agenda and its cases say of themselves to machines (schema.org)."""

from portal import structured
from portal.models.pages import LANGUAGE_TAGS


def practice_data(page, context):
    """Return the Article of a case.

    An Article: editors wrote it from the sources it cites and review it at a date. It is no ScholarlyArticle (nobody's own
    research, no peer review), and no TechArticle (it tells what was done, not how to do it).
    """
    return [
        structured.work(
            page,
            context,
            "Article",
            identifier=f"urn:uuid:{page.identifier}",
            abstract=page.summary,
            dateModified=structured.moment(page.reviewed or page.last_published_at),
            temporalCoverage=_period(page),
            contentLocation=structured.place(context.get("place"), page.language),
        )
    ]


def _period(page):
    """Return the case's years as an ISO 8601 interval; ".." when it still runs; "" when nobody knows when it began."""
    if not page.start:
        return ""
    return page.start if page.end == page.start else f"{page.start}/{page.end or '..'}"


def theme_data(page, context):
    """Return the page of a theme, about the term it defines, with the cases that it shows."""
    chrome = context["site_chrome"]
    steps = chrome.breadcrumb
    agenda = steps[-2] if len(steps) > 1 else None
    term = structured.node(
        "DefinedTerm",
        name=page.theme.label_in(page.language),
        termCode=str(page.theme.number),
        description=page.description,
        url=chrome.canonical,
        inDefinedTermSet=structured.node("DefinedTermSet", name=agenda["title"], url=chrome.base + agenda["url"])
        if agenda and agenda["url"]
        else None,
    )
    cases = structured.item_list(chrome, context.get("practices") or [], context.get("practice_count"))
    return [structured.web_page(page, context, "CollectionPage", about=term, mainEntity=cases)]


def agenda_data(page, context):
    """Return the page of the Agenda and the set of terms that it defines."""
    chrome = context["site_chrome"]
    terms = structured.node(
        "DefinedTermSet",
        name=page.title,
        url=chrome.canonical,
        description=page.description,
        inLanguage=LANGUAGE_TAGS[page.language],
        hasDefinedTerm=structured.themes(chrome, context.get("themes")),
    )
    return [structured.web_page(page, context, "CollectionPage", mainEntity=terms)]
