"""The repeated records of a mission report."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.anchors import key_field
from portal.blocks.choosers import LoadedMixin
from portal.models import Theme

OUTCOME_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class ThemeBlock(LoadedMixin, blocks.ChooserBlock):
    """One of the ten themes, from a list: short enough not to need a chooser window."""

    target_model = Theme
    widget = forms.Select

    def get_form_state(self, value):
        return value.pk if value is not None else ""

    def value_from_form(self, value):
        return super().value_from_form(value or None)

    class Meta:
        icon = "tag"
        label = _("Theme")


class OutcomeBlock(blocks.StructBlock):
    """One thing a mission brought home. Its key is its address on the page, the same in both languages."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=OUTCOME_FEATURES)
    themes = blocks.ListBlock(ThemeBlock(), label=_("Themes"), min_num=0, max_num=3)
    key = key_field()

    class Meta:
        icon = "pick"
        label = _("Outcome")
        label_format = "{heading}"
