"""Fields that several page types share, with their panels beside them."""

from contextlib import contextmanager

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .media import PortalImage
from .vocabulary import Theme

MAX_THEMES = 3


class WithPicture(models.Model):
    """A page with one main picture."""

    picture = models.ForeignKey(
        PortalImage, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    picture_caption = models.CharField(_("caption"), max_length=300, blank=True)

    picture_panel = MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_caption")], heading=_("Picture"))

    class Meta:
        abstract = True


class WithThemes(models.Model):
    """A page on one to three themes of the Agenda; the main one comes first everywhere."""

    main_theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("main theme")
    )
    other_themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("other themes"))

    themes_panels = (
        FieldPanel("main_theme", widget=forms.Select),
        FieldPanel("other_themes", widget=forms.CheckboxSelectMultiple),
    )
    themes_panel = MultiFieldPanel([*themes_panels], heading=_("Themes of the Agenda"))

    class Meta:
        abstract = True

    def problems_before_publishing(self, cleaned):
        problems = super().problems_before_publishing(cleaned)
        main, others = cleaned.get("main_theme"), cleaned.get("other_themes")
        if others is not None and len([theme for theme in others if theme != main]) > MAX_THEMES - 1:
            problems.append(
                (
                    "other_themes",
                    ValidationError(_("Choose two other themes at most: a page on everything is about nothing.")),
                )
            )
        return problems

    @property
    def themes(self):
        """The themes, main one first, without repetition."""
        held = self.__dict__.get("_held_themes")
        if held is not None:
            return held
        main = [self.main_theme] if self.main_theme_id else []
        return main + [theme for theme in self.other_themes.all() if theme.pk != self.main_theme_id]

    @contextmanager
    def themes_held(self):
        """Read the themes once, by one query, while the block lasts."""
        self._held_themes = self.themes
        try:
            yield
        finally:
            del self._held_themes
