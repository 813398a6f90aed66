"""Form fields that receive text from strangers, and the list they choose from."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

# Control and direction characters: they forge headers, break exports and turn names round.
INVISIBLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


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
    """A choice in a long list, such as every country: Django's own writes two templates for each of its lines."""

    template_name = "home/widgets/select.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["groups"] = [
            (label, _lines(options)) for label, options, _index in context["widget"]["optgroups"]
        ]
        return context


def _lines(options):
    chosen = {True: mark_safe(" selected"), False: ""}
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((option["value"], chosen[option["selected"]], option["label"]) for option in options),
    )
