"""Draw the icons that browsers and telephones ask for, and the picture of a shared page that has none of its own yet.

The mark is portal/static/portal/images/icon.svg. Use: python -m tools.draw_icons
"""

import io
from pathlib import Path

import typst
from PIL import Image

from portal.palette import INKS

IMAGES = Path(__file__).resolve().parent.parent / "portal" / "static" / "portal" / "images"
MARK = IMAGES / "icon.svg"
#: File: width of the drawing, share of it that the mark takes. A maskable icon keeps the mark inside its middle (W3C, App
#: Manifest, 3.3); a telephone rounds the corners of the others.
ICONS = {
    "apple-touch-icon.png": (180, 1.0),
    "icon-192.png": (192, 1.0),
    "icon-512.png": (512, 1.0),
    "icon-maskable-512.png": (512, 0.72),
}
FAVICON_SIZES = (16, 32, 48)


def drawn(size, share=1.0):
    """Return the mark as a square picture `size` pixels wide, on its own ink."""
    mark = round(size * share, 2)
    source = (
        f'#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: rgb("{INKS["ink"]}"))\n'
        f'#align(center + horizon, image("{MARK.name}", width: {mark}pt))'
    )
    main = IMAGES / "icon.typ"
    main.write_text(source)
    try:
        png = typst.compile(str(main), root=str(IMAGES), format="png", ppi=72)
    finally:
        main.unlink()
    return Image.open(io.BytesIO(png)).convert("RGB")


def draw_icons():
    """Write every icon beside the mark."""
    for name, (size, share) in ICONS.items():
        drawn(size, share).quantize(64).save(IMAGES / name, optimize=True)
    largest = drawn(max(FAVICON_SIZES))
    largest.save(
        IMAGES / "favicon.ico",
        sizes=[(size, size) for size in FAVICON_SIZES],
        append_images=[drawn(size) for size in FAVICON_SIZES[:-1]],
    )


def draw_shares():
    """Write the picture of the whole portal, in each language."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
    django.setup()
    from portal.models import PortalSettings
    from portal.social.cards import SocialCard
    from portal.social.drawing import draw

    titles = {"fr": "La ville et le port, sur une même carte", "en": "City and port, on one chart"}
    for language, title in titles.items():
        card = SocialCard(title, language, PortalSettings().text("name", language), seabed=2)
        (IMAGES / f"share-{language}.jpg").write_bytes(draw(card))


if __name__ == "__main__":
    draw_icons()
    draw_shares()
