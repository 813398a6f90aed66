"""The characters that a text may hold when a program reads it: those that XML can write at all."""

import re

#: Everything but Char of XML 1.0 (section 2.2): most control characters, lone surrogates, U+FFFE and U+FFFF.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(value):
    """Return a text without the characters that XML 1.0 cannot hold; of a list or dict, the same with its texts so."""
    if isinstance(value, str):
        return UNWRITABLE.sub("", value)
    if isinstance(value, dict):
        return {key: writable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [writable(item) for item in value]
    return value
