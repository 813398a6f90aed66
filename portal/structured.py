"""Structured data: what a page says of itself to machines, as JSON-LD in the vocabulary of schema.org.

Each page type declares its own (`PortalPage.structured_data`) from the context its template shows, so that it costs no
query and says nothing that the reader does not see. The pieces that several types use are here.
"""

import json

from django.utils.safestring import mark_safe

from .characters import writable
from .models.pages import LANGUAGE_TAGS
from .social.meta import moment, picture_url

#: As Django's `json_script`: nothing in the data can close the element it stands in.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
#: A listing names the first of its items; the rest is on the pages it leads to.
LISTED_AT_MOST = 24


def json_ld(chrome, page, context):
    """Return the safe JSON of one page: its breadcrumb, the office, and what the page declares."""
    nodes = [*page.structured_data(context), *breadcrumb(chrome)]
    if not any(node.get("@id") == office_id(chrome) for node in nodes):
        nodes.append(office(chrome))
    data = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return mark_safe(writable(text).translate(ESCAPES))  # noqa: S308


def node(kind, **properties):
    """Return a node of type `kind` without the properties that have no value."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in (None, "", [], {})}}


def office_id(chrome):
    return f"{chrome.base}/#office"


def site_id(chrome):
    return f"{chrome.base}{chrome.home_url}#site"


def office(chrome, **more):
    """Return the organisation that runs the portal; every other node names it by `by_office`."""
    return {
        "@type": "Organization",
        "@id": office_id(chrome),
        "name": chrome.name,
        "url": chrome.base + chrome.home_url,
        **more,
    }


def by_office(chrome):
    """Return the reference to the office's node, which every page carries."""
    return {"@id": office_id(chrome)}


def breadcrumb(chrome):
    """Return the BreadcrumbList of the page, in a list; nothing on a home page."""
    steps = chrome.breadcrumb
    if len(steps) < 2:
        return []
    items = [
        node("ListItem", position=number, name=step["title"], item=chrome.base + step["url"] if step["url"] else None)
        for number, step in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def web_page(page, context, kind="WebPage", **more):
    """Return the node of a page that is a page: a form, a listing, a text of the office."""
    chrome = context["site_chrome"]
    return node(
        kind,
        url=chrome.canonical,
        name=page.title,
        description=page.description,
        inLanguage=LANGUAGE_TAGS[page.language],
        dateModified=moment(page.last_published_at),
        isPartOf={"@type": "WebSite", "@id": site_id(chrome), "name": chrome.name},
        publisher=by_office(chrome),
        **more,
    )


def work(page, context, kind, **more):
    """Return the node of what somebody wrote: an article, a report, a study. `more` may change what is said here."""
    chrome = context["site_chrome"]
    said = {
        "url": chrome.canonical,
        "mainEntityOfPage": chrome.canonical,
        "headline": page.title,
        "description": page.description,
        "inLanguage": LANGUAGE_TAGS[page.language],
        "datePublished": moment(page.published_on),
        "dateModified": moment(page.last_published_at),
        "author": by_office(chrome),
        "publisher": by_office(chrome),
        "image": [image for image in (picture(chrome, context.get("picture")), picture_url(chrome, page)[0]) if image],
        "about": themes(chrome, context.get("themes")),
        "citation": citations(context.get("sources")),
        "isAccessibleForFree": chrome.badge is None,
    }
    return node(kind, **said | more)


def picture(chrome, shown):
    """Return the ImageObject of a picture dict (`portal.pictures.picture`), or None."""
    if not shown:
        return None
    return node(
        "ImageObject",
        url=absolute(chrome, shown["src"]),
        caption=shown.get("caption") or shown["alt"],
        creditText=shown["credit"],
    )


def themes(chrome, marks):
    """Return the DefinedTerms of theme marks (`search.vocabulary`): number, label and page."""
    return [
        node("DefinedTerm", name=mark["label"], termCode=str(mark["number"]), url=absolute(chrome, mark["url"]))
        for mark in marks or ()
    ]


def citations(rows):
    """Return the sources of a page as CreativeWorks."""
    return [
        node(
            "CreativeWork",
            name=row["title"],
            url=row["url"],
            inLanguage=row["lang"],
            publisher=node("Organization", name=row["publisher"]) if row["publisher"] else None,
        )
        for row in rows or ()
    ]


def place(row, language):
    """Return the Place of a `portal.models.Place`, or None."""
    if row is None:
        return None
    region = f"{row.country}-{row.region}" if row.region else None
    return node(
        "Place",
        name=row.label_in(language),
        address=node(
            "PostalAddress", addressLocality=row.label_in(language), addressRegion=region, addressCountry=row.country
        ),
        geo=node("GeoCoordinates", latitude=row.latitude, longitude=row.longitude),
    )


def item_list(chrome, rows, total=None):
    """Return the ItemList of rows that have a `title` and a `url`: the first of them, and how many there are in all."""
    shown = [row for row in rows if row.get("url")][:LISTED_AT_MOST]
    items = [
        node("ListItem", position=number, name=str(row["title"]), url=absolute(chrome, row["url"]))
        for number, row in enumerate(shown, 1)
    ]
    return node("ItemList", numberOfItems=len(rows) if total is None else total, itemListElement=items)


def absolute(chrome, url):
    """Return an absolute address for a path of the portal; None when there is none."""
    if not url:
        return None
    return url if "://" in url else chrome.base + url
