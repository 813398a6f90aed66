"""A study, guide, proceedings or dossier, with its files."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField

from portal.blocks import related_field, source_field
from portal.models import PortalImage, PortalPage
from portal.models.audiences import Audience
from portal.models.mixins import WithThemes

from ..isbn import validate_isbn
from .blocks import AuthorBlock, ChapterBlock, FileBlock
from .choices import PART_AUDIENCES, Kind

#: No links: what the abstract would refer to costs every reader of the page a query more.
TEXT_FEATURES = ["bold", "italic", "ol", "ul"]


def part_audience(label):
    """Return a field that says who may read one part of the page."""
    return models.CharField(label, max_length=10, choices=PART_AUDIENCES, default=Audience.PUBLIC)


class PublicationPage(RoutablePageMixin, WithThemes, PortalPage):
    """A publication: what it is, who may read what of it, and its files in one or more languages."""

    kind = "publication"
    og_type = "article"
    subpage_types = []
    parent_page_types = ["publications.PublicationIndexPage"]
    serve_related = ("main_theme",)
    #: A copy makes its own cover, whose audience follows its own choice.
    exclude_fields_in_copy = ["made_cover", "made_from"]

    publication_kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.STUDY)
    authors = StreamField([("author", AuthorBlock())], verbose_name=_("authors"), blank=True)
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(1500), MaxValueValidator(2200)])
    publisher = models.CharField(_("publisher"), max_length=160, blank=True)
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True, validators=[validate_isbn])
    page_total = models.PositiveIntegerField(
        _("pages"), null=True, blank=True, help_text=_("Counted in the file of this language when left empty.")
    )
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("Made for the demonstration: marked wherever it is named.")
    )

    abstract = RichTextField(_("abstract"), features=TEXT_FEATURES, blank=True)
    abstract_audience = part_audience(_("who may read the abstract"))
    contents = StreamField([("chapter", ChapterBlock())], verbose_name=_("table of contents"), blank=True)
    contents_audience = part_audience(_("who may read the table of contents"))
    cover = models.ForeignKey(
        PortalImage, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("cover"),
        help_text=_("Made from the first page of the file of this language when left empty."),
    )  # fmt: skip
    cover_audience = part_audience(_("who may see the cover"))
    files = StreamField([("file", FileBlock())], verbose_name=_("files"), blank=True)
    sources = source_field()
    related = related_field()

    made_cover = models.ForeignKey(
        PortalImage,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("cover made"),
    )
    made_from = models.CharField(max_length=90, blank=True, editable=False)

    content_panels = [
        *PortalPage.content_panels,
        FieldRowPanel([FieldPanel("publication_kind"), FieldPanel("year")]),
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("isbn"), FieldPanel("page_total")]),
        FieldPanel("abstract"),
        FieldPanel("contents"),
        WithThemes.themes_panel,
        FieldPanel("cover"),
        FieldPanel("files"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("abstract_audience"), FieldPanel("contents_audience"), FieldPanel("cover_audience")]
                )
            ],
            heading=_("Who may see what"),
            help_text=_(
                "Each file has its own audience, on the document. The title, the authors and the year are for everyone."
            ),
        ),
        FieldPanel("sources"),
        FieldPanel("related"),
        FieldPanel("is_sample"),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def problems_before_publishing(self, cleaned):
        problems = super().problems_before_publishing(cleaned)
        cover = cleaned.get("cover")
        if cover is not None and cover.alt_missing:
            message = _(
                "“%(picture)s” has no alternative text in both languages. Open the image and describe it, or mark it decorative."
            )
            problems.append(("cover", ValidationError(message, params={"picture": cover.title})))
        chosen = [block.value["document"].pk for block in cleaned.get("files") or [] if block.value.get("document")]
        if len(chosen) != len(set(chosen)):
            problems.append(("files", ValidationError(_("The same document is listed twice."))))
        return problems

    @property
    def shown_cover(self):
        """The cover an editor chose, or the one made from the file; None while there is none."""
        return self.cover or self.made_cover

    def default_description(self):
        from ..display import public_description

        return public_description(self)

    def structured_data(self, context):
        from ..structured import publication_data

        return publication_data(self, context)

    def social_line(self):
        from ..display import kind_label

        return f"{kind_label(self.publication_kind)}, {self.year}"

    def search_document(self):
        from ..display import publication_document

        return publication_document(self)

    def get_context(self, request, *args, **kwargs):
        from ..display import publication_context

        return super().get_context(request, *args, **kwargs) | publication_context(self, request)

    def with_content_json(self, content):
        # What was made from the published file belongs to the page, never to one of its versions.
        page = super().with_content_json(content)
        page.made_cover_id, page.made_from = self.made_cover_id, self.made_from
        return page

    @path("citation/<slug:form>/")
    def citation(self, request, form):
        """The citation as a file a reference manager reads: bibtex or ris."""
        from portal.citations import citation_file

        from ..display import publication_citation

        return citation_file(publication_citation(self), form, self.slug)
