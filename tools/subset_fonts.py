"""Subset the portal's four font files from their open npm packages.

Packages (npm): @fontsource-variable/brygada-1918, @fontsource-variable/archivo (both SIL OFL 1.1).
Packages (PyPI): fonttools, brotli.
Use: python subset.py NODE_MODULES OUT_FOLDER
"""

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LETTERS = "".join(map(chr, range(0x20, 0x7F)))
FRENCH = "àâäæçéèêëîïôöœùûüÀÂÆÇÉÈÊËÎÔŒÙÜáãíñóõúøåß"
SIGNS = "«»‹›‘’“”–—…·•°′″©×−½²³€\u00a0\u202f\u2011"
BRYGADA = "brygada-1918/files/brygada-1918-latin-wght-{}.woff2"
ARCHIVO = "archivo/files/archivo-latin-standard-normal.woff2"
FEATURES = ["tnum", "kern", "ccmp", "locl", "mark"]
FILES = [
    (BRYGADA.format("normal"), {"wght": 430}, "brygada.woff2", FEATURES),
    (BRYGADA.format("italic"), {"wght": 430}, "brygada-italic.woff2", FEATURES),
    (ARCHIVO, {"wght": 410, "wdth": 97}, "archivo.woff2", FEATURES),
    (ARCHIVO, {"wght": 600, "wdth": 97}, "archivo-strong.woff2", FEATURES),
]


def main(modules, out):
    for source, limits, name, features in FILES:
        font = TTFont(Path(modules) / "@fontsource-variable" / source)
        font = instantiateVariableFont(font, limits)
        cmap = font.getBestCmap()
        for table in font["cmap"].tables:  # narrow and non-breaking forms share their plain glyph
            for copy, of in ((0x202F, 0xA0), (0x2011, 0x2D)):
                if of in cmap and table.isUnicode():
                    table.cmap.setdefault(copy, cmap[of])
        buffer = io.BytesIO()  # a fresh read: instanced tables are lazy and cannot be subset in place
        font.flavor = None
        font.save(buffer)
        buffer.seek(0)
        font = TTFont(buffer)
        options = Options()
        options.layout_features = features
        options.flavor = "woff2"
        options.hinting = False
        options.desubroutinize = True
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        subsetter = Subsetter(options)
        subsetter.populate(text=LETTERS + FRENCH + SIGNS)
        subsetter.subset(font)
        font.flavor = "woff2"
        target = Path(out) / name
        font.save(target)
        print(
            f"{name}: {target.stat().st_size} bytes, missing:",
            [c for c in LETTERS + FRENCH + SIGNS if ord(c) not in font.getBestCmap()],
        )


if __name__ == "__main__":
    main(*sys.argv[1:3])
