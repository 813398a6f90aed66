"""What several page types check before readers see them."""

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from . import formats
from .citing import REFERENCE


def check_partial_date(page, name):
    """Raise `ValidationError` on field `name` unless it is empty, a year, a month (2024-11) or a day (2024-11-05)."""
    value = getattr(page, name)
    if not value:
        return
    try:
        formats.partial_date(value, "fr")
    except ValueError:
        message = _("Write a year, a month or a day: 2026, 2026-11 or 2026-11-22.")
        raise ValidationError({name: message}) from None


def citation_problems(page, cleaned, names):
    """Return (field, error) for each of the texts `names` that cites a source, as in [7], beyond the page's list of sources."""
    count = len(cleaned.get("sources") or [])
    problems = []
    for name in names:
        cited = {int(found[1]) for found in REFERENCE.finditer(strip_tags(cleaned.get(name) or ""))}
        missing = sorted(number for number in cited if number > count or number < 1)
        if missing:
            message = _("This text cites source %(number)s, which is not in the list of sources.")
            problems.append((name, ValidationError(message, params={"number": ", ".join(map(str, missing))})))
    return problems
