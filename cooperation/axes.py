"""The axes of a programme: each has an address of its own on the page, the same in both languages."""

from django.utils.text import slugify

#: Identifiers that the page and its frame use: no axis may take one.
RESERVED = {
    "content", "nav", "access", "citation", "contents-label", "axes", "partners", "period", "sources",
}  # fmt: skip


def fill_keys(axes):
    """Give a key, made from its heading, to each axis (a `StreamValue`) that has none; keys already given never change."""
    taken = {block.value["key"] for block in axes if block.value["key"]} | RESERVED
    for block in axes:
        if block.value["key"] or not block.value["heading"]:
            continue
        base = slugify(block.value["heading"])[:50].strip("-") or "axis"
        key, number = base, 2
        while key in taken:
            key, number = f"{base}-{number}", number + 1
        block.value["key"] = key
        taken.add(key)


def repeated_keys(axes):
    """Yield the keys that another axis, or the page's frame, has already."""
    taken = set(RESERVED)
    for block in axes:
        key = block.value["key"]
        if key and key in taken:
            yield key
        taken.add(key)
