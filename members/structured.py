"""What a profile says of itself to machines (schema.org)."""

from portal import structured

from .models.organisations import OrganisationKind

#: The city that is a member is its municipality, not the place: `memberOf` is for organisations.
TYPES = {
    OrganisationKind.CITY: "GovernmentOrganization",
    OrganisationKind.COMPANY: "Corporation",
    OrganisationKind.UNIVERSITY: "CollegeOrUniversity",
}


def member_data(page, context):
    """Return the ProfilePage of a member and the organisation it presents.

    Machines read no stamp: an invented organisation is not told as one, and membership only where it is established.
    """
    organisation = context.get("organisation")
    if organisation is None or organisation.is_fictional:
        return [structured.web_page(page, context)]
    chrome = context["site_chrome"]
    settings = chrome.settings
    network = settings.text("network", page.language)
    presented = structured.node(
        TYPES.get(organisation.kind, "Organization"),
        name=organisation.label_in(page.language),
        alternateName=organisation.label_in("en" if page.language == "fr" else "fr"),
        url=organisation.website,
        description=page.description,
        logo=structured.picture(chrome, context.get("logo")),
        image=structured.picture(chrome, context.get("picture")),
        location=structured.place(context.get("place"), page.language),
        knowsAbout=structured.themes(chrome, context.get("themes")),
        memberOf=structured.node("Organization", name=network, url=settings.network_url)
        if network and not organisation.is_sample
        else None,
    )
    if presented.get("alternateName") == presented["name"]:
        del presented["alternateName"]
    return [structured.web_page(page, context, "ProfilePage", mainEntity=presented)]
