"""The directory of members and their profiles."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from portal import prefetch
from portal.blocks import related_field, source_field
from portal.models import PortalPage
from portal.models.mixins import WithPicture, WithThemes
from portal.pictures import picture
from portal.regions import country_name, region_name
from search.documents import DocumentData, plain_text
from search.facets import choice_facet, country_facet, region_facet, theme_facet
from search.pages import ListingPage

from .organisations import Organisation, OrganisationKind

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class MemberIndexPage(ListingPage):
    """The directory: a map and a list that say the same."""

    kind = "members"
    lists = ("member",)
    ordering = ("rank", "sort_key")
    per_page = 200
    subpage_types = ["members.MemberPage"]
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("directory of members")

    def facets(self, request):
        return [
            choice_facet("kind", _("Kind"), OrganisationKind),
            country_facet(self.language),
            region_facet(self.language),
            theme_facet(request, self.language),
        ]


class MemberPage(WithPicture, WithThemes, PortalPage):
    """The profile of a member: who it is, what its territory lives through, its cases and news."""

    kind = "member"
    subpage_types = []
    parent_page_types = ["members.MemberIndexPage"]
    serve_related = ("organisation__place", "organisation__logo", "picture", "main_theme")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organization"))
    presentation = RichTextField(_("presentation"), features=TEXT_FEATURES)
    issues = RichTextField(_("city-port issues of its territory"), features=TEXT_FEATURES, blank=True)
    agenda_signed = models.CharField(
        _("signature of the Agenda"), max_length=10, blank=True, help_text=_("Year, month or day: 2024, 2024-05 or 2024-05-14.")
    )
    member_since = models.CharField(_("member since"), max_length=10, blank=True, help_text=_("Year, month or day, when known."))
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of that figure"), null=True, blank=True)
    population_note = models.CharField(_("note on that figure"), max_length=255, blank=True)
    contact_role = models.CharField(_("contact (a role, not a person)"), max_length=255, blank=True)
    sources = source_field()
    related = related_field()

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("organisation"),
        WithPicture.picture_panel,
        WithThemes.themes_panel,
        FieldPanel("presentation"),
        FieldPanel("issues"),
        MultiFieldPanel(
            [FieldPanel("agenda_signed"), FieldPanel("member_since"), FieldPanel("population"), FieldPanel("population_year"), FieldPanel("population_note")],
            heading=_("Facts"),
        ),
        FieldPanel("contact_role"),
        FieldPanel("sources"),
        FieldPanel("related"),
    ]

    class Meta:
        verbose_name = _("member profile")
        verbose_name_plural = _("member profiles")

    def default_description(self):
        from django.utils.html import strip_tags
        from django.utils.text import Truncator

        return Truncator(strip_tags(self.presentation.replace("<", " <"))).chars(155)

    def search_document(self):
        organisation = self.organisation
        place = organisation.place
        with override(self.language):
            place_name = place.label_in(self.language) if place else ""
        region = f"{place.country}-{place.region}" if place and place.region else ""
        return DocumentData(
            kind="member",
            title=self.title,
            summary=self.description,
            body=plain_text(self),
            sort_key=self.title.lower(),
            picture_id=self.picture_id,
            terms={
                "theme": [theme.key for theme in self.themes],
                "kind": [organisation.kind],
                "organisation": [organisation.key],
                "place": [place.key] if place else [],
                "country": [place.country] if place else [],
                "region": [region],
            },
            card={
                "themes": [theme.key for theme in self.themes],
                "place": place_name,
                "country": place.country if place else "",
                "region": region,
                "latitude": place.latitude if place else None,
                "longitude": place.longitude if place else None,
                "organisation_kind": organisation.kind,
                "organisation": organisation.key,
                "sample": organisation.is_sample,
            },
        )

    def get_context(self, request, *args, **kwargs):
        from search.rows import documents, rows
        from search.vocabulary import marks_of

        context = super().get_context(request, *args, **kwargs)
        prefetch.load(self)
        place = self.organisation.place
        about = documents(request, self.language).with_term("organisation", self.organisation.key).exclude(pk=self.pk)
        context |= {
            "themes": marks_of(request, self.language, self.themes),
            "picture": picture(self.picture, self.language, make=getattr(request, "is_preview", False)),
            "place": place,
            "country": country_name(place.country, self.language) if place else "",
            "region": region_name(place.country, place.region, self.language) if place else "",
            "around": rows(request, about.order_by("kind", "-date")[:24], self.language),
        }
        return context
