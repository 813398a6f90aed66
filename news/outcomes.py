"""The outcomes of a mission report: three groups, each outcome with an address of its own on the page."""

from portal.blocks import anchors

GROUPS = ("shine", "learn", "attract")
#: Identifiers of the page: no outcome may take one.
RESERVED = anchors.OF_THE_FRAME | {"objectives", *GROUPS}


def fill_keys(page):
    """Give an address to each outcome that has none."""
    anchors.fill_keys([value for _group, value in _outcomes(page)], RESERVED, nameless="outcome")


def repeated_keys(page):
    """Yield (group, key) of the addresses that another outcome, or the page itself, has already."""
    found = _outcomes(page)
    for rank, key in anchors.repeated_keys([value for _group, value in found], RESERVED):
        yield found[rank][0], key


def _outcomes(page):
    return [(group, block.value) for group in GROUPS for block in getattr(page, group)]
