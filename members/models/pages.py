"""The directory of members and their profiles."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from portal.blocks import related_field, source_field
from portal.models import PortalPage
from portal.models.mixins import WithPicture, WithThemes
from portal.validation import check_partial_date, citation_problems
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
    with_pictures = False
    subpage_types = ["members.MemberPage"]
    parent_page_types = ["home.HomePage"]

    heading = RichTextField(
        _("heading"), features=["italic"], blank=True, max_length=160,
        help_text=_("Shown at the top of the page instead of its title; what belongs to the water is in italics."),
    )  # fmt: skip

    content_panels = [*PortalPage.content_panels, FieldPanel("heading"), FieldPanel("lead")]

    class Meta:
        verbose_name = _("directory of members")

    def facets(self, request):
        return [
            choice_facet("kind", _("Type"), OrganisationKind),
            country_facet(self.language),
            region_facet(self.language),
            theme_facet(request, self.language),
        ]

    def get_context(self, request, *args, **kwargs):
        from ..directory import directory_context

        context = super().get_context(request, *args, **kwargs)
        return context | directory_context(self, context["listing"])


class MemberPage(WithPicture, WithThemes, PortalPage):
    """The profile of a member: who it is, what its territory lives through, its cases and news."""

    kind = "member"
    subpage_types = []
    parent_page_types = ["members.MemberIndexPage"]
    serve_related = ("organisation__place", "organisation__logo", "picture", "main_theme")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organization")
    )
    presentation = RichTextField(_("presentation"), features=TEXT_FEATURES)
    issues = RichTextField(_("city-port issues of its territory"), features=TEXT_FEATURES, blank=True)
    agenda_signed = models.CharField(
        _("signature of the Agenda"),
        max_length=10,
        blank=True,
        help_text=_("Year, month or day: 2024, 2024-05 or 2024-05-14."),
    )
    member_since = models.CharField(
        _("member since"), max_length=10, blank=True, help_text=_("Year, month or day, when known.")
    )
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
            [
                FieldPanel("agenda_signed"),
                FieldPanel("member_since"),
                FieldPanel("population"),
                FieldPanel("population_year"),
                FieldPanel("population_note"),
            ],
            heading=_("Facts"),
        ),
        FieldPanel("contact_role"),
        FieldPanel(
            "sources", help_text=_("Texts cite a source by its rank in brackets: [2] is the second of this list.")
        ),
        FieldPanel("related"),
    ]

    class Meta:
        verbose_name = _("member profile")
        verbose_name_plural = _("member profiles")

    def clean(self):
        super().clean()
        for name in ("agenda_signed", "member_since"):
            check_partial_date(self, name)
        if self.population and not self.population_year:
            raise ValidationError({"population_year": _("A figure is never shown without its year.")})

    def problems_before_publishing(self, cleaned):
        return super().problems_before_publishing(cleaned) + citation_problems(
            self, cleaned, ("presentation", "issues")
        )

    def default_description(self):
        from ..display import opening

        return opening(self)

    def structured_data(self, context):
        from ..structured import member_data

        return member_data(self, context)

    def social_line(self):
        from ..display import member_line

        return member_line(self)

    def search_document(self):
        from ..display import member_document

        return member_document(self)

    def get_context(self, request, *args, **kwargs):
        from ..display import member_context

        return super().get_context(request, *args, **kwargs) | member_context(self, request)
