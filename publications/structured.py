"""What a publication says of itself to machines (schema.org)."""

from portal import structured

#: The files whose type can be told (IANA media types).
MEDIA_TYPES = {"PDF": "application/pdf", "EPUB": "application/epub+zip", "CSV": "text/csv"}


def publication_data(page, context):
    """Return the Report, or the Book when it has an ISBN. What is for members says so as search engines ask
    (`isAccessibleForFree` with the part of the page that is closed)."""
    chrome = context["site_chrome"]
    closed = context.get("access") is not None
    more = {
        "datePublished": str(page.year),
        "author": _authors(page) or structured.by_office(chrome),
        "publisher": structured.node("Organization", name=page.publisher)
        if page.publisher
        else structured.by_office(chrome),
        "image": [
            image
            for image in (
                structured.picture(chrome, context.get("cover")),
                structured.picture_url(chrome, page)[0],
            )
            if image
        ],
        "encoding": [_file(chrome, line) for line in context.get("files") or () if line["url"]],
        "isAccessibleForFree": not closed and chrome.badge is None,
    }
    if closed:
        more["hasPart"] = structured.node("WebPageElement", isAccessibleForFree=False, cssSelector=".access")
    if page.isbn:
        more |= {"isbn": page.isbn, "numberOfPages": page.page_total, "name": page.title}
    return [structured.work(page, context, "Book" if page.isbn else "Report", **more)]


def _authors(page):
    """An author with a given name is a person, the others are organisations."""
    from .display import authors_of

    return [
        structured.node("Person", name=f"{author.given} {author.name}", givenName=author.given, familyName=author.name)
        if author.given
        else structured.node("Organization", name=author.name)
        for author in authors_of(page)
    ]


def _file(chrome, line):
    return structured.node(
        "MediaObject",
        name=line["title"],
        contentUrl=structured.absolute(chrome, line["url"]),
        encodingFormat=MEDIA_TYPES.get(line["type"]),
        inLanguage=line["language_code"] if line["language_code"] != "mul" else ["fr", "en"],
        sha256=line["sha256"],
    )
