"""Join the style sheets of portal/static/portal/css/ into the one file that pages load, site.css.

Use: python -m tools.join_css [--check]    (--check writes nothing and fails when site.css is out of date)

The order is the cascade: tokens, then the sheet, then its parts, paper last. Comments and white space go.
"""

import gzip
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "portal/static/portal/css"
TARGET = FOLDER / "site.css"
ORDER = [
    "tokens",
    "base",
    "layout",
    "header",
    "footer",
    "messages",
    "chart",
    "card",
    "theme",
    "home",
    "cover",
    "programme",
    "cooperation",
    "prose",
    "blocks",
    "facets",
    "directory",
    "forms",
    "print",
]
#: Loaded by one page alone, as they are: what nobody else needs is not sent with every page.
ALONE = {"search"}


def joined() -> str:
    """The text that site.css must have. Raises ValueError when a sheet is missing from the order."""
    present = {path.stem for path in FOLDER.glob("*.css")} - {TARGET.stem} - ALONE
    if present != set(ORDER):
        raise ValueError(f"style sheets and their order differ: {sorted(present ^ set(ORDER))}")
    text = "".join((FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ORDER)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"\s*\n\s*", "\n", text).strip()
    text = re.sub(r"\s*([{};,])\s*", r"\1", text)
    text = text.replace(";}", "}")
    text = re.sub(r"(?<=[\w-]):\s+", ":", text)
    return re.sub(r"\s*>\s*", ">", text) + "\n"


def main(arguments: list[str]) -> int:
    """Write site.css, or with --check only compare. Returns the exit code."""
    text = joined()
    if "--check" in arguments:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            print("site.css is out of date: python -m tools.join_css")
            return 1
        return 0
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(text)} bytes, {len(gzip.compress(text.encode(), 9))} compressed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
