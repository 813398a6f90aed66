"""How to cite a case: the office is its author, the year that of its last review."""

from django.conf import settings

from portal.citations import Citation, citation_file
from portal.models import PortalSettings


def citation_of(page, office=""):
    """Return the `portal.citations.Citation` of a case; `office` is the name of the office in the page's language."""
    reviewed = page.reviewed or (page.last_published_at or page.first_published_at)
    return Citation(
        kind="practice",
        title=page.title,
        authors=(office or PortalSettings().text("name", page.language),),
        year=reviewed.year if reviewed else "",
        url=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + page.address,
        identifier=f"urn:uuid:{page.identifier}",
        language=page.language,
    )


def shown_citation(page, office=""):
    """Return what `components/citation.html` shows for a case."""
    return citation_of(page, office).shown(f"{page.address}citation/")


def citation_response(page, form):
    """Return the citation of `page` as a file ("bibtex" or "ris"), named as its address; 404 for an unknown form."""
    row = PortalSettings.objects.order_by("pk").first() or PortalSettings()
    return citation_file(citation_of(page, row.text("name", page.language)), form, page.slug)
