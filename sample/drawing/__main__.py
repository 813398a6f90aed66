"""Draw every picture, or those named: python -m sample.drawing FOLDER [NAME ...]."""

import sys
from pathlib import Path

from . import isobaths, plates, scenes

DRAWERS = {
    **dict.fromkeys(scenes.SCENES, scenes.draw),
    **dict.fromkeys(plates.PLATES, plates.draw),
    **dict.fromkeys(isobaths.PATTERNS, isobaths.draw),
}


def main(folder, *names):
    """Draw into the folder; an unknown name stops with the list of those that exist."""
    unknown = set(names) - set(DRAWERS)
    if unknown:
        sys.exit(f"No drawing is called {', '.join(sorted(unknown))}. There are: {', '.join(DRAWERS)}")
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in names or DRAWERS:
        DRAWERS[name](name, Path(folder))
        print(name)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
