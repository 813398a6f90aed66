"""Which social pictures are drawn, and when: after a publication, and after a change of anything they show."""

from django.core.files.base import ContentFile
from wagtail.models import Page

from ..models import PortalPage, PortalSettings, SocialPicture, Use
from .cards import card_of
from .drawing import draw


def bring_up_to_date(page_id):
    """Draw the social picture of a published page when it does not show the page as it is; return whether it was drawn."""
    page = Page.objects.filter(pk=page_id, live=True).specific().first()
    if not isinstance(page, PortalPage):
        return False
    card = card_of(page)
    row = SocialPicture.objects.filter(page_id=page_id).first()
    wanted = SocialPicture(page_id=page_id, digest=card.digest, picture=card.picture)
    storage = wanted.storage
    if row is not None and row.digest == wanted.digest and storage.exists(row.name):
        return False
    if not storage.exists(wanted.name):
        storage.save(wanted.name, ContentFile(draw(card)))
    SocialPicture.objects.update_or_create(
        page_id=page_id, defaults={"digest": wanted.digest, "picture": wanted.picture}
    )
    if row is not None and row.name != wanted.name:
        storage.delete(row.name)
    return True


def pages_that_show(item):
    """Return the ids of the published pages whose pictures may show `item`: a theme, a place, an image, or the settings."""
    if isinstance(item, PortalSettings):
        return list(Page.objects.filter(live=True, depth__gt=1).order_by("path").values_list("pk", flat=True))
    return list(Use.objects.of(item).filter(live=True).order_by("page_id").values_list("page_id", flat=True))
