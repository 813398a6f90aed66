"""International Standard Book Numbers (ISO 2108): ten or thirteen digits, the last of which checks the others."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def is_isbn(text):
    """Return whether `text`, hyphens and spaces aside, is an ISBN whose check digit is right."""
    digits = text.replace("-", "").replace(" ", "").upper()
    if not digits.isascii():
        return False
    if len(digits) == 13 and digits.isdigit() and digits[:3] in ("978", "979"):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if len(digits) == 10 and digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X"):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    return False


def validate_isbn(text):
    """Raise `ValidationError` unless `text` is an ISBN."""
    if text and not is_isbn(text):
        raise ValidationError(_("This is not an ISBN: its last digit does not check the others."))
