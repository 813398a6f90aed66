"""What a programme of cooperation says of itself to machines (schema.org)."""

from portal import structured

from .documents import period_text


def programme_data(page, context):
    """Return the page and the Project it presents: a Project is an organisation, so that its partners are members of it."""
    chrome = context["site_chrome"]
    project = structured.node(
        "Project",
        name=page.title,
        description=page.description,
        url=chrome.canonical,
        foundingDate=page.start,
        dissolutionDate=page.end,
        member=_organisations(chrome, [*(context.get("partners") or ()), *(context.get("members") or ())]),
        knowsAbout=structured.themes(chrome, context.get("themes")),
        location=[
            structured.node(
                "Place",
                name=row["name"],
                geo=structured.node("GeoCoordinates", latitude=row["latitude"], longitude=row["longitude"]),
            )
            for row in context.get("places") or ()
        ],
        image=structured.picture(chrome, context.get("picture")),
    )
    return [
        structured.web_page(
            page,
            context,
            mainEntity=project,
            citation=structured.citations(context.get("sources")),
            temporalCoverage=period_text(page),
        )
    ]


def _organisations(chrome, rows):
    return [
        structured.node("Organization", name=row["name"], url=structured.absolute(chrome, row["url"])) for row in rows
    ]
