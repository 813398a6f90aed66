"""A picture as templates show it: WebP in a few widths, with its alternative text in the page's language."""

from .models import PortalRendition
from .tasks import picture_filters


def picture(image, language, *, alt=None, renditions=None, make=False):
    """Return the dict that `components/picture.html` shows, or None while no rendition exists.

    `image` is a `PortalImage`; `renditions` its loaded renditions (its `prefetched_renditions` by default); `alt` overrides
    its text. With `make` (previews) missing renditions are made; a reader's request never waits for one.
    """
    if image is None:
        return None
    found = renditions if renditions is not None else getattr(image, "prefetched_renditions", None)
    if make and not found:
        found = list(image.get_renditions(*picture_filters()).values())
    elif found is None:
        found = list(image.renditions.filter(filter_spec__in=picture_filters()))
    by_width = {rendition.width: rendition for rendition in found}
    if not by_width:
        return None
    widths = sorted(by_width)
    largest, smallest = by_width[widths[-1]], by_width[widths[0]]
    return {
        "src": largest.url,
        "small": smallest.url,
        "srcset": ", ".join(f"{by_width[width].url} {width}w" for width in widths),
        "width": largest.width,
        "height": largest.height,
        "alt": image.alt_in(language) if alt is None or alt == "" else alt,
        "credit": image.credit,
        "licence": image.licence,
    }


def pictures(image_ids, language):
    """Return {image id: picture dict} for many images by one query, for listings."""
    ids = {pk for pk in image_ids if pk}
    if not ids:
        return {}
    images = {}
    rows = PortalRendition.objects.filter(image_id__in=ids, filter_spec__in=picture_filters()).select_related("image")
    for rendition in rows:
        image, renditions = images.setdefault(rendition.image_id, (rendition.image, []))
        rendition.image = image
        renditions.append(rendition)
    return {pk: picture(image, language, renditions=renditions) for pk, (image, renditions) in images.items()}
