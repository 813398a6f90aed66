"""The base of every page of the portal."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction

from ..copying import PortalCopyForm

LANGUAGE_TAGS = {"fr": "fr-CA", "en": "en-CA"}


class PortalPageForm(WagtailAdminPageForm):
    """The editor's form; what a page still lacks is asked when it is submitted or published, not while it is a draft."""

    is_draft = False

    def defer_required_fields(self):
        self.is_draft = True
        super().defer_required_fields()

    def clean(self):
        cleaned = super().clean()
        if not self.is_draft:
            for name, problem in self.instance.problems_before_publishing(cleaned):
                self.add_error(name if name in self.fields else None, problem)
        return cleaned


class PortalPage(Page):
    """What every page has: an address that is its `url_path`, a date of last check, a language, a place in search.

    Home pages sit at `/fr/` and `/en/`, so `url_path` is the public address and no query is needed to link to a page.
    """

    base_form_class = PortalPageForm
    copy_form_class = PortalCopyForm
    show_in_menus_default = False
    #: Relations the public view joins when it loads the page, so that the template asks for nothing.
    serve_related = ()
    #: The type's stable key in addresses, search documents and exports.
    kind = "page"
    #: Where the footer lists a page that stands right under the home page: when the menu has it, and when it has not.
    #: "portal", "office", "practical" or "" (nowhere).
    footer_groups = ("portal", "")
    #: What Open Graph calls it (ogp.me): "article" for what has an author and a date, "website" for everything else.
    og_type = "website"
    #: What schema.org calls a page that declares nothing more (`structured_data`).
    schema_type = "WebPage"

    last_checked = models.DateField(
        _("last checked on"),
        null=True,
        blank=True,
        help_text=_("When somebody last read the page against its sources."),
    )

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("last_checked")], heading=_("On the portal")),
    ]

    class Meta:
        abstract = True

    @property
    def address(self):
        """The page's public path, such as /fr/bonnes-pratiques/."""
        return self.url_path

    @cached_property
    def language(self):
        """The page's language, "fr" or "en"."""
        start = (self.url_path or "")[:4]
        return start[1:3] if start in ("/fr/", "/en/") else self.locale.language_code

    @property
    def lang_tag(self):
        """The language as a tag for `lang` attributes (BCP 47)."""
        return LANGUAGE_TAGS[self.language]

    @property
    def search_title(self):
        """The title for search engines and browser tabs."""
        return self.seo_title or self.title

    @property
    def description(self):
        """One or two sentences for search engines and listings: the editor's, or the page's own opening."""
        return self.search_description or self.default_description()

    def default_description(self):
        """Return the sentence that describes the page when the editor wrote none."""
        return ""

    @property
    def published_on(self):
        """The day the page speaks of itself as published on, or the moment it was: the type's own date when it has one."""
        return getattr(self, "date", None) or self.first_published_at

    def social_line(self):
        """Return the words over the title of the page's social picture, in the active language: what it is, when or where."""
        return ""

    def structured_data(self, context):
        """Return the schema.org nodes of the page (`portal.structured`), from the context that its template shows."""
        from ..structured import web_page

        return [web_page(self, context, self.schema_type)]

    @property
    def feed_links(self):
        """Atom feeds to announce in the head of the page: dicts with `title` and `url`."""
        return []

    def search_document(self):
        """Return the page's `search.documents.DocumentData`, or None when it is not to be listed."""
        return None

    def problems_before_publishing(self, cleaned):
        """Return (field, message) pairs for what must be put right before readers see the page."""
        picture = cleaned.get("picture")
        if picture is not None and picture.alt_missing:
            return [
                (
                    "picture",
                    ValidationError(
                        _(
                            "“%(picture)s” has no alternative text in both languages. Open the image and describe it, or mark it decorative."
                        ),
                        params={"picture": picture.title},
                    ),
                )
            ]
        return []

    def get_view_restrictions(self):
        # The public view has already asked portal.access, which knows audiences that Wagtail does not.
        if getattr(self, "access_checked", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @transaction.atomic
    def copy(self, *args, **kwargs):
        from ..privacy import keep_restrictions

        page = super().copy(*args, **kwargs)
        keep_restrictions(self, page)
        return page

    copy.alters_data = True

    def get_context(self, request, *args, **kwargs):
        from ..prefetch import read_for

        request.portal_page = self
        read_for(request)
        context = super().get_context(request, *args, **kwargs)
        context["reader_language"] = self.language
        return context
