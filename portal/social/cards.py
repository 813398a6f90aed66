"""What the picture of a shared page shows: title, what it is, main theme, picture; nothing that a visitor may not read."""

import hashlib
import json
from dataclasses import dataclass

from django.utils import translation

from .. import access
from ..models import PortalImage, PortalSettings, Theme
from ..models.audiences import Audience

#: Changed with the drawing itself, so that every picture is drawn again.
DESIGN = 3
MAX_LINE = 90


@dataclass(frozen=True)
class SocialCard:
    """One picture to draw. `line` stands over the title; `stamp` marks a sample; `number` and `label` are the main theme's; `seabed` (1 to 3) chooses
    the isobaths that lie where there is no `picture`."""

    title: str
    language: str
    site: str
    line: str = ""
    stamp: str = ""
    label: str = ""
    number: int | None = None
    italic: bool = False
    seabed: int = 1
    picture: PortalImage | None = None

    @property
    def digest(self):
        """Short name of all that is drawn: two cards with the same digest are the same picture."""
        image = self.picture
        shown = [image.pk, image.file.name, image.get_file_hash(), str(image.get_focal_point())] if image else None
        parts = [DESIGN, *(getattr(self, name) for name in self.__dataclass_fields__ if name != "picture"), shown]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def card_of(page):
    """Return the `SocialCard` of a published page (a specific instance), from what its search document says of it to everyone."""
    document = page.search_document()
    card = document.card if document else {}
    language = page.language
    theme = Theme.objects.filter(key__in=card.get("themes", [])[:1]).first()
    title = document.title if document else page.title
    label = theme.label_in(language) if theme else ""
    with translation.override(language):
        line = page.social_line()
    return SocialCard(
        title=title,
        language=language,
        site=site_name(language),
        line=line if len(line) <= MAX_LINE else line[: MAX_LINE - 1].rstrip() + "…",
        stamp=str(card.get("stamp") or ""),
        # A theme's own page says its label in the title.
        label="" if label == title else label,
        number=theme.number if theme else None,
        italic=bool(card.get("italic")),
        seabed=1 + page.pk % 3,
        picture=_picture(document.picture_id if document else None),
    )


def site_name(language):
    """Return the name of the office in `language`."""
    row = PortalSettings.objects.order_by("-site__is_default_site").first() or PortalSettings()
    return row.text("name", language)


def _picture(pk):
    """Return the image `pk` when nothing but its page keeps it from anyone: the drawing is seen by all who see the page."""
    image = PortalImage.objects.select_related("collection").filter(pk=pk, audience=Audience.PUBLIC).first()
    if image is None or any(
        image.collection.path.startswith(path) for path in access.closed_collections(access.Reader())
    ):
        return None
    return image
