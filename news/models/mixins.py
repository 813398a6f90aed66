"""What articles and reports have in common: an opening, places, members, sources, related pages."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from members.models import Organisation
from portal.blocks import related_field, source_field
from portal.citing import unknown_citations
from portal.models import Place, PortalPage
from portal.models.mixins import WithPicture, WithThemes


class NewsPage(WithPicture, WithThemes, PortalPage):
    """An item of news. Places and members are language-neutral rows, so both languages name the same ones."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    lead = models.TextField(
        _("lead"), max_length=500, help_text=_("Two or three sentences that say the whole. Shown in listings.")
    )
    places = ParentalManyToManyField(Place, blank=True, related_name="+", verbose_name=_("places"))
    members = ParentalManyToManyField(
        Organisation,
        blank=True,
        related_name="+",
        verbose_name=_("members concerned"),
        help_text=_("The item is listed on the profile of each."),
    )
    sources = source_field()
    related = related_field()

    subjects_panel = MultiFieldPanel(
        [
            FieldPanel("places", widget=forms.CheckboxSelectMultiple),
            FieldPanel("members", widget=forms.CheckboxSelectMultiple),
        ],
        heading=_("Places and members"),
        classname="collapsed",
    )
    closing_panels = [WithThemes.themes_panel, subjects_panel, FieldPanel("sources"), FieldPanel("related")]

    og_type = "article"

    class Meta:
        abstract = True

    def problems_before_publishing(self, cleaned):
        problems = super().problems_before_publishing(cleaned)
        count = len(cleaned.get("sources") or [])
        for name, html in self.cited_texts(cleaned):
            for number in unknown_citations(html, count):
                message = _("This text cites source %(number)s, which is not in the list of sources.")
                problems.append((name, ValidationError(message, params={"number": number})))
        return problems

    def cited_texts(self, cleaned):
        """Yield (field name, HTML) of every text in which [n] cites a source."""
        return ()

    def default_description(self):
        return self.lead

    def get_context(self, request, *args, **kwargs):
        from ..display import news_context

        context = super().get_context(request, *args, **kwargs)
        return context | news_context(self, request)
