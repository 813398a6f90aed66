"""Parts of a page with an address of their own on it, such as #drainage-tunnels, the same in both languages.

The keys are fragments of shared addresses: given once, from the words of the part, they are never changed by the portal.
"""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
#: Identifiers that the frame of every page uses: no part may take one.
OF_THE_FRAME = {"content", "nav", "access", "citation", "contents-label", "sources"}


def key_field():
    """Return the block of a part's address."""
    return blocks.RegexBlock(
        label=_("Address on the page"),
        regex=KEY,
        required=False,
        max_length=60,
        help_text=_(
            "Small letters, figures and hyphens. Left empty, it is made from the words above. Never change it once others link to it."
        ),
        error_messages={"invalid": _("Use small letters without accents, figures and hyphens: drainage-tunnels.")},
    )


def fill_keys(parts, reserved, *, words="heading", nameless):
    """Give a key, made from its `words`, to each part (a struct value) that has none; keys already given never change.

    No part takes one of `reserved`; `nameless` is the key of one whose words hold no letter of the alphabet.
    """
    taken = {part["key"] for part in parts if part["key"]} | reserved
    for part in parts:
        if part["key"] or not part[words]:
            continue
        base = slugify(part[words])[:50].strip("-") or nameless
        key, number = base, 2
        while key in taken:
            key, number = f"{base}-{number}", number + 1
        part["key"] = key
        taken.add(key)


def repeated_keys(parts, reserved):
    """Yield (rank, key) of each part whose key another part, or the page itself (`reserved`), has already."""
    taken = set(reserved)
    for rank, part in enumerate(parts):
        key = part["key"]
        if key and key in taken:
            yield rank, key
        taken.add(key)
