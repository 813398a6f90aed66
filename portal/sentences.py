"""The opening of a text, cut where a sentence ends."""

import re

#: After a full stop that ends a sentence, not one of "St. Lawrence" or of initials.
END = re.compile(r"(?<=[.!?…])(?<!\bSt\.)(?<!\bSte\.)(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bDr\.)\s+(?=[A-ZÀ-Þ0-9«“])")


def opening_sentences(text, short=155, long=240):
    """Return the first whole sentences of plain `text` that hold in `short` characters; the first stands alone up to `long`,
    and is cut at a word beyond it."""
    first, *others = END.split(text.strip())
    kept = first
    for sentence in others:
        if len(kept) + 1 + len(sentence) > short:
            break
        kept += f" {sentence}"
    if len(kept) <= long:
        return kept
    return kept[: long - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
