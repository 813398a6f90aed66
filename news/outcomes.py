"""The outcomes of a mission report: three groups, each outcome with an address of its own on the page."""

from django.utils.text import slugify

GROUPS = ("shine", "learn", "attract")
#: Identifiers that the page's frame uses: no outcome may take one.
RESERVED = {"content", "nav", "access", "citation", "contents-label", "objectives", "sources", *GROUPS}


def outcomes(page):
    """Yield (group, block) of every outcome, in the order of the page."""
    for name in GROUPS:
        for block in getattr(page, name):
            yield name, block


def fill_keys(page):
    """Give a key, made from its heading, to each outcome that has none; keys already given never change."""
    taken = {block.value["key"] for _name, block in outcomes(page) if block.value["key"]} | RESERVED
    for _name, block in outcomes(page):
        if block.value["key"] or not block.value["heading"]:
            continue
        base = slugify(block.value["heading"])[:50].strip("-") or "outcome"
        key, number = base, 2
        while key in taken:
            key, number = f"{base}-{number}", number + 1
        block.value["key"] = key
        taken.add(key)


def repeated_keys(page):
    """Yield (group, key) of the keys that another outcome, or the page's frame, has already."""
    taken = set(RESERVED)
    for name, block in outcomes(page):
        key = block.value["key"]
        if key and key in taken:
            yield name, key
        taken.add(key)
