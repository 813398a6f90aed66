"""Form fields that receive text from strangers, and the list they choose from."""

import re
from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Control and direction characters: they forge headers, break exports and turn names round.
INVISIBLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

OPTION = '<option value="{}">{}</option>'


class LineField(forms.CharField):
    """One line of text: line breaks and runs of spaces become one space, so that no header or cell can be forged.

    A NUL character is left for Django to refuse with its sentence.
    """

    def to_python(self, value):
        value = super().to_python(value)
        return " ".join(INVISIBLE.sub("", value).split()) if isinstance(value, str) else value

    def validate(self, value):
        super().validate(value)
        if "://" in value or "www." in value.lower():
            raise ValidationError(_("Write a name here, not a web address."), code="address")


class TextField(forms.CharField):
    """Several lines of text, without invisible characters; lines end as on Unix."""

    widget = forms.Textarea

    def to_python(self, value):
        value = super().to_python(value)
        return (
            INVISIBLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
            if isinstance(value, str)
            else value
        )


class Select(forms.Select):
    """A choice in a long list, such as every country, whose lines are written once for each language.

    `choices_in(language)` returns the choices as tuples: (value, label), or (label of a group, its choices).
    """

    template_name = "home/widgets/select.html"

    def __init__(self, choices_in, attrs=None):
        super().__init__(attrs)
        self.choices_in = choices_in

    def get_context(self, name, value, attrs):
        # Django's own context makes a dictionary of each line, and its template two more templates.
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["options"] = _options(self.choices_in, get_language())
        for chosen in self.format_value(value):
            line = format_html('<option value="{}">', chosen)
            marked = format_html('<option value="{}" selected>', chosen)
            written = context["widget"]["options"].replace(line, marked, 1)
            context["widget"]["options"] = mark_safe(written)  # noqa: S308  (each part comes from format_html)
        return context


@cache
def _options(choices_in, language):
    parts = []
    for value, label in choices_in(language):
        if isinstance(label, tuple):
            lines = format_html_join("\n", OPTION, label)
            parts.append(format_html('<optgroup label="{}">{}</optgroup>', value, lines))
        else:
            parts.append(format_html(OPTION, value, label))
    return format_html_join("\n", "{}", ((part,) for part in parts))
