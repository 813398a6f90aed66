"""Which social pictures are drawn, and when: after a publication, and after a change of anything they show."""

import logging

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from ..models import PortalImage, PortalPage, PortalSettings, SocialPicture, Use
from .cards import card_of
from .drawing import draw

logger = logging.getLogger(__name__)


def bring_up_to_date(page_id):
    """Draw the social picture of a published page when it does not show the page as it is; return whether it was drawn.

    An old picture goes before the new one is drawn: when that fails, the portal's own is shown.
    """
    page = _published(page_id)
    if page is None:
        return False
    card = card_of(page)
    row = SocialPicture.objects.filter(page_id=page_id).first()
    wanted = SocialPicture(page_id=page_id, digest=card.digest, picture=card.picture)
    if row is not None:
        if row.digest == wanted.digest and row.storage.exists(row.name):
            return False
        row.delete()
    if not wanted.storage.exists(wanted.name):
        wanted.storage.save(wanted.name, ContentFile(draw(card)))
    return _keep(wanted)


def bring_all_up_to_date(page_ids):
    """Do it for several pages; return how many were drawn. One that cannot be is logged and keeps no other from it."""
    drawn = 0
    for page_id in page_ids:
        try:
            drawn += bring_up_to_date(page_id)
        except Exception:
            logger.exception("The social picture of page %s could not be drawn.", page_id)
    return drawn


def _keep(wanted):
    """Write the row of a picture just drawn, unless the page or its picture changed meanwhile; return whether it was written."""
    with transaction.atomic():
        # A publication or a new file waits for this commit and then takes the row away; one that came first is seen below.
        Page.objects.select_for_update().filter(pk=wanted.page_id).first()
        PortalImage.objects.select_for_update().filter(pk=wanted.picture_id).first()
        page = _published(wanted.page_id)
        if page is not None and card_of(page).digest == wanted.digest:
            defaults = {"digest": wanted.digest, "picture": wanted.picture}
            SocialPicture.objects.update_or_create(page_id=wanted.page_id, defaults=defaults)
            return True
    # Whatever changed it has its own task waiting, which draws the page as it now is.
    if not SocialPicture.objects.filter(page_id=wanted.page_id, digest=wanted.digest).exists():
        wanted.storage.delete(wanted.name)
    return False


def _published(page_id):
    page = Page.objects.filter(pk=page_id, live=True).specific().first()
    return page if isinstance(page, PortalPage) else None


def pages_that_show(item, after=0):
    """Return the ids over `after`, in order, of the published pages whose pictures may show `item`: a theme, a place, an
    image, or the settings."""
    if isinstance(item, PortalSettings):
        pages = Page.objects.filter(live=True, depth__gt=1, pk__gt=after)
        return list(pages.order_by("pk").values_list("pk", flat=True))
    uses = Use.objects.of(item).filter(live=True, page_id__gt=after)
    return list(uses.order_by("page_id").values_list("page_id", flat=True))
