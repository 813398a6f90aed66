"""Make the five font files of the PDFs from their open packages (SIL OFL 1.1, the licences are beside them).

Typst wants one static file for each face. Not part of the running site; to make them again:

    npm install @fontsource-variable/brygada-1918 @fontsource-variable/archivo
    pip install fonttools brotli
    python make.py node_modules/@fontsource-variable
"""

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
BRYGADA = "brygada-1918/files/brygada-1918-latin-wght-{}.woff2"
ARCHIVO = "archivo/files/archivo-latin-standard-normal.woff2"
FACES = [  # source, its place on the axes, file, family, style, weight
    (BRYGADA.format("normal"), {"wght": 430}, "Brygada1918-Regular", "Brygada 1918", "Regular", 400),
    (BRYGADA.format("italic"), {"wght": 430}, "Brygada1918-Italic", "Brygada 1918", "Italic", 400),
    (BRYGADA.format("normal"), {"wght": 650}, "Brygada1918-Bold", "Brygada 1918", "Bold", 700),
    (ARCHIVO, {"wght": 410, "wdth": 97}, "Archivo-Regular", "Archivo", "Regular", 400),
    (ARCHIVO, {"wght": 620, "wdth": 97}, "Archivo-Bold", "Archivo", "Bold", 700),
]
ALIASES = {0x202F: 0xA0, 0x2011: 0x2D}  # narrow and non-breaking forms share their plain glyph


def name_face(font, file, family, style, weight):
    """Say in the font's tables which face it is, as Typst reads them."""
    names = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    for name_id, value in ((1, family), (2, style), (4, f"{family} {style}"), (6, file)):
        names.setName(value, name_id, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]
    bold, italic = weight == 700, style == "Italic"
    font["OS/2"].usWeightClass, font["OS/2"].usWidthClass = weight, 5
    flags = (0x20 if bold else 0) | (0x01 if italic else 0) | (0 if bold or italic else 0x40)
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | flags
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)


def make(packages, source, axes, file, family, style, weight):
    """Write one static face beside this script."""
    font = instantiateVariableFont(TTFont(packages / source), axes)
    font.flavor = None
    glyphs = font.getBestCmap()
    for table in font["cmap"].tables:
        for copy, of in ALIASES.items():
            if of in glyphs and table.isUnicode():
                table.cmap.setdefault(copy, glyphs[of])
    name_face(font, file, family, style, weight)
    buffer = io.BytesIO()  # a fresh read: instanced tables are lazy and cannot be subset in place
    font.save(buffer)
    buffer.seek(0)
    font = TTFont(buffer, recalcTimestamp=False)
    options = Options(layout_features=["*"], hinting=False, glyph_names=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    font.save(HERE / f"{file}.ttf")


if __name__ == "__main__":
    for face in FACES:
        make(Path(sys.argv[1]), *face)
