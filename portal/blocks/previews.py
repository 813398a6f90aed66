"""What the editor's block picker shows for the blocks that need an object of the site: the newest one, or nothing."""

from .. import access
from ..models import PortalDocument, PortalImage
from ..models.audiences import Audience


def some_pictures(count):
    """Return up to `count` pictures for everyone, the newest first."""
    return list(PortalImage.objects.filter(audience=Audience.PUBLIC).order_by("-pk")[:count])


def some_document():
    """Return the newest document for everyone, or None."""
    return PortalDocument.objects.filter(audience=Audience.PUBLIC).order_by("-pk").first()


def some_page():
    """Return a page that everyone may read, near the top of the tree, or None."""
    return access.visible_pages(access.Reader()).filter(depth=3).order_by("path").first()
