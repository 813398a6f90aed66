"""The card drawn: type and frame by Typst, with the portal's own typefaces; the picture laid in by Pillow."""

import io
import json
import logging
from pathlib import Path

import typst
from django.conf import settings
from PIL import Image, ImageOps

from ..characters import writable
from ..palette import INKS, PAPER, theme

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1200, 630
#: Where `card.typ` leaves room for a picture: left, top, right, bottom.
PLATE = (692, 31, 1169, 599)
#: Water left around a picture that is higher than wide.
ROOM = 36
#: What messengers still fetch, in bytes; the quality goes down until the file holds.
HEAVIEST = 150_000
QUALITIES = (84, 76, 66, 50)


def draw(card):
    """Return the JPEG bytes of a `SocialCard`.

    A picture whose file is missing or broken is left out, and the log says so: the page is still announced.
    """
    plate = _plate(card)
    sheet = _sheet(card, plate is not None)
    if plate is not None:
        # A cover stands whole in the middle; a wider picture fills the place.
        sheet.paste(plate, ((PLATE[0] + PLATE[2] - plate.width) // 2, (PLATE[1] + PLATE[3] - plate.height) // 2))
    return _light(sheet)


def _sheet(card, has_plate):
    data = {
        "title": card.title, "line": card.line, "stamp": card.stamp, "label": card.label, "site": card.site, "language": card.language,
        "italic": card.italic, "plate": has_plate, "inks": {**INKS, "paper": PAPER}, "theme": theme(card.number),
        "isobaths": f"../static/portal/images/isobaths-{card.seabed}.svg",
    }  # fmt: skip
    if card.number is not None:
        data["number"] = card.number
    png = typst.compile(
        str(ROOT / "social" / "card.typ"),
        root=str(ROOT),
        font_paths=[str(ROOT / "typefaces")],
        ignore_system_fonts=True,  # the same picture on every machine
        format="png",
        ppi=72,
        sys_inputs={"card": json.dumps(writable(data))},
    )
    return Image.open(io.BytesIO(png)).convert("RGB")


def _plate(card):
    image = card.picture
    if image is None:
        return None
    size = (PLATE[2] - PLATE[0], PLATE[3] - PLATE[1])
    try:
        with image.open_file() as opened, Image.open(opened) as picture:
            if picture.width * picture.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                return None
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            if upright.height > upright.width:
                whole = ImageOps.contain(upright, (size[0] - 2 * ROOM, size[1] - 2 * ROOM), Image.Resampling.LANCZOS)
                return ImageOps.expand(whole, 1, fill=INKS["ink"])
            return ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=_centre(image))
    except Exception:  # noqa: BLE001  (whatever the file holds, the page is announced without it)
        logger.warning("The picture %s (%s) could not be drawn on the card of its page.", image.pk, image.title)
        return None


def _centre(image):
    """Return where the picture's subject is, as shares of its width and height; its middle when nobody has said."""
    point = image.get_focal_point()
    if point is None or not image.width or not image.height:
        return 0.5, 0.5
    x, y = point.centroid
    return min(max(x / image.width, 0), 1), min(max(y / image.height, 0), 1)


def _light(sheet):
    for quality in QUALITIES:
        buffer = io.BytesIO()
        # Whole colour information: thin letters would be blurred without it.
        sheet.save(buffer, "JPEG", quality=quality, subsampling=0, optimize=True, progressive=True)
        if buffer.tell() <= HEAVIEST:
            break
    return buffer.getvalue()
