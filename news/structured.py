"""What news says of itself to machines (schema.org)."""

from portal import structured


def article_data(page, context):
    """Return the NewsArticle of an article."""
    return [
        structured.work(
            page,
            context,
            "NewsArticle",
            articleSection=str(context.get("category") or ""),
            contentLocation=[structured.node("Place", name=name) for name in context.get("places") or ()],
            mentions=_members(context),
        )
    ]


def report_data(page, context):
    """Return the Report of a mission, about the event it was for."""
    event = structured.node(
        "Event",
        name=page.event_name,
        startDate=page.date_from.isoformat(),
        endDate=(page.date_to or page.date_from).isoformat(),
        location=structured.place(context.get("place"), page.language),
    )
    chrome = context["site_chrome"]
    about = [event, *structured.themes(chrome, context.get("themes"))]
    return [structured.work(page, context, "Report", about=about, mentions=_members(context))]


def _members(context):
    chrome = context["site_chrome"]
    return [
        structured.node("Organization", name=row["name"], url=structured.absolute(chrome, row["url"]))
        for row in context.get("members") or ()
    ]
