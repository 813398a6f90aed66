"""Citations of sources that do not exist are found before readers do."""

from portal.citing import REFERENCE, TAG


def unknown_citations(html, count):
    """Return the numbers that `html` cites as [n] and that a list of `count` sources does not hold, in order, once each."""
    text = TAG.sub("", str(html))
    numbers = [int(found[1]) for found in REFERENCE.finditer(text)]
    return list(dict.fromkeys(number for number in numbers if not 1 <= number <= count))
