"""A picture as templates show it: WebP in a few widths, with its alternative text in the page's language."""

from django.db.models import Case, F, Value, When

from .models import PortalRendition
from .models.media import rendition_url
from .prepared import prepared
from .tasks import picture_filters


def picture(image, language, *, alt=None, make=False):
    """Return the dict that `components/picture.html` shows, or None while no rendition exists.

    `image` is a `PortalImage`, with its `prefetched_renditions` when they are loaded; `alt` overrides its text. With `make`
    (previews) missing renditions are made; a reader's request never waits for one.
    """
    if image is None:
        return None
    found = getattr(image, "prefetched_renditions", None)
    if make and not found:
        found = list(image.get_renditions(*picture_filters()).values())
    elif found is None:
        found = list(image.renditions.filter(filter_spec__in=picture_filters()))
    sizes = {rendition.width: (rendition.height, rendition.url) for rendition in found}
    return _shown(sizes, image.alt_in(language) if alt is None or alt == "" else alt, image.credit, image.licence)


def pictures(image_ids, language):
    """Return {image id: picture dict} for many images by one query, for listings."""
    ids = {pk for pk in image_ids if pk}
    images = {}
    for pk, name, width, height, *texts in _rows(language, images=ids, filters=picture_filters()) if ids else ():
        sizes, _texts = images.setdefault(pk, ({}, texts))
        sizes[width] = (height, rendition_url(pk, name))
    return {pk: _shown(sizes, *texts) for pk, (sizes, texts) in images.items()}


@prepared
def _rows(language, *, images, filters):
    alt = Case(When(image__decorative=True, then=Value("")), default=F(f"image__alt_{language}"))
    rows = PortalRendition.objects.filter(image__pk__in=images, filter_spec__in=filters)
    return rows.values_list("image_id", "file", "width", "height", alt, "image__credit", "image__licence")


def _shown(sizes, alt, credit, licence):
    """Return the picture dict of renditions given as {width: (height, address)}; None without any."""
    if not sizes:
        return None
    widths = sorted(sizes)
    height, largest = sizes[widths[-1]]
    return {
        "src": largest,
        "small": sizes[widths[0]][1],
        "srcset": ", ".join(f"{sizes[width][1]} {width}w" for width in widths),
        "width": widths[-1],
        "height": height,
        "alt": alt,
        "credit": credit,
        "licence": licence,
        "sizes": "",
        "eager": False,
    }
