"""Widgets of the event's form."""

from django import forms

from ..zones import zone_choices


class ZoneSelect(forms.Select):
    """A list of time zones, those of North America first; read when it is drawn, in the language of the editor."""

    def optgroups(self, name, value, attrs=None):
        self.choices = zone_choices()
        return super().optgroups(name, value, attrs)
