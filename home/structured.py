"""What the front door says of the portal and of the office to machines (schema.org)."""

from django.templatetags.static import static

from portal import structured
from portal.models.pages import LANGUAGE_TAGS


def home_data(page, context):
    """Return the WebSite in this language, and the office with the network it belongs to."""
    chrome = context["site_chrome"]
    settings, language = chrome.settings, page.language
    network = settings.text("network", language)
    site = structured.node(
        "WebSite",
        url=chrome.canonical,
        name=chrome.name,
        alternateName=page.title,
        description=page.description,
        inLanguage=LANGUAGE_TAGS[language],
        publisher=structured.by_office(chrome),
    )
    office = structured.office(
        chrome,
        **{
            name: value
            for name, value in {
                "alternateName": settings.text("name", "en" if language == "fr" else "fr"),
                "description": chrome.tagline,
                "logo": chrome.base + static("portal/images/icon-512.png"),
                "image": structured.picture_url(chrome, page)[0],
                "email": settings.email,
                "location": structured.node(
                    "Place",
                    geo=structured.node("GeoCoordinates", latitude=settings.latitude, longitude=settings.longitude),
                ),
                "parentOrganization": structured.node("Organization", name=network, url=settings.network_url)
                if network
                else None,
            }.items()
            if value
        },
    )
    return [{**site, "@id": structured.site_id(chrome)}, office]
