"""The documents behind every listing, related block and search: one for each published page, passages for files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal import access
from portal.models import PortalDocument, PortalImage

from . import days, synonym_terms
from .fields import WeighedWords


class SearchDocumentQuerySet(models.QuerySet):
    """Questions about documents. Address, liveness and restrictions come from the page at query time, never from a copy."""

    def visible_to(self, reader, restrictions=None):
        """Return the documents of live pages that `reader` (a `portal.access.Reader`) may see."""
        return self.filter(access.open_pages(reader, restrictions, prefix="page__"))

    def outside(self, closed):
        """Return the documents of live pages outside these subtrees (`portal.access.closed_for`)."""
        return self.filter(access.open_outside(closed, prefix="page__"))

    def in_language(self, language):
        return self.filter(language=language)

    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def with_term(self, facet, *keys):
        """Return the documents that carry at least one of `keys` under `facet` ("theme", "country", ...)."""
        terms = SearchTerm.objects.filter(document=models.OuterRef("pk"), facet=facet, key__in=keys)
        return self.filter(models.Exists(terms))

    def latest(self):
        return self.order_by("-date", "-pk")

    def upcoming(self, day=None):
        """Return what is not past on `day`, today by default (`search.days`): today's events are still upcoming."""
        return self.exclude(days.past(day))

    def past(self, day=None):
        """Return what ended before `day`, today by default."""
        return self.filter(days.past(day))


class SearchDocument(models.Model):
    """What readers may find of one published page, in its language."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="search_document_row")
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    sort_key = models.CharField(max_length=255, blank=True)
    rank = models.SmallIntegerField(default=0)
    picture = models.ForeignKey(PortalImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    card = models.JSONField(default=dict)
    written_at = models.DateTimeField()

    objects = SearchDocumentQuerySet.as_manager()
    #: A document copies what its page uses; it holds nothing back from deletion (`portal.deletion`).
    never_a_use = True

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        indexes = [
            # With the page: counting the documents of a kind reads the index alone.
            models.Index(fields=["language", "kind", "-date"], name="search_doc_listing", include=["page"]),
            models.Index(fields=["language", "kind", "sort_key"], name="search_doc_sorted"),
        ]

    def __str__(self):
        return f"{self.title} ({self.language})"


class SearchEntryQuerySet(models.QuerySet):
    """Questions about entries; liveness and restrictions come from the page, as for documents."""

    def outside(self, closed):
        """Return the entries of live pages outside these subtrees (`portal.access.closed_for`)."""
        # By the numbers of the pages to leave out: a join would go through the documents, and those to keep are the whole site.
        return self.exclude(document__in=Page.objects.exclude(access.open_outside(closed)).order_by().values("pk"))

    def in_language(self, language):
        return self.filter(language=language)


class SearchEntry(models.Model):
    """A document as the database engine compares it (`search.entries`): the index of that engine, a narrow row for each document.

    It copies what a search counts, sorts and weighs by, so that no other table but the pages is read for it.
    """

    # Without a constraint: `search_rebuild` makes the table anew while pages are published (`search.swap`).
    document = models.OneToOneField(
        SearchDocument, on_delete=models.CASCADE, primary_key=True, related_name="entry", db_constraint=False
    )
    #: That of the document it was made from.
    written_at = models.DateTimeField()
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    date = models.DateField(null=True)
    title_words = models.TextField(blank=True)
    title_forms = models.TextField(blank=True)
    #: The plain forms of title, summary and body, spaces around each and a mark between the parts: where phrases are looked for.
    forms = models.TextField(blank=True)
    #: The terms of the document that a filter may choose, a line each: "theme:water-management".
    keys = models.TextField(blank=True)
    vector = WeighedWords()

    objects = SearchEntryQuerySet.as_manager()
    never_a_use = True
    #: No page that is kept shows it (`portal.page_cache.writes`).
    readers_never_see = True

    def __str__(self):
        return self.title_forms


class SearchTerm(models.Model):
    """One stable key that a document carries under a facet: theme, place, country, region, organisation, year..."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="terms", db_index=False)
    facet = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "facet", "key"], name="search_term_once")]
        indexes = [
            models.Index(fields=["facet", "key"], name="search_term_key"),
            models.Index(fields=["document", "facet", "position", "key"], name="search_term_document"),
        ]

    def __str__(self):
        return f"{self.facet}:{self.key}"


class SearchPassage(models.Model):
    """The text of one page of a file. Its audience is the file's, joined when somebody asks."""

    file = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="fr")
    words = models.TextField(blank=True)
    forms = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="search_passage_once")]
        ordering = ["file", "number"]

    def __str__(self):
        return f"{self.file_id}, {self.number}"


class SearchWord(models.Model):
    """A word of what everyone may read, in plain letters: what "did you mean" chooses from (`search.spelling`)."""

    language = models.CharField(max_length=2)
    form = models.CharField(max_length=64)
    length = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()

    #: No page that is kept shows it (`portal.page_cache.writes`).
    readers_never_see = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "form"], name="search_word_once")]
        indexes = [models.Index(fields=["language", "length"], name="search_word_length")]

    def __str__(self):
        return self.form


class SearchChange(models.Model):
    """A document that Elasticsearch does not have yet as the database has it: the outbox.

    Rows are written by the database itself (migration 0002_engine), in the transaction that changes a document, a page's place or
    a file's text, so that no way of changing them is forgotten; `search.outbox` takes them away once they are sent. `narrows`:
    the change may take the document away from somebody, so the index is not believed about it meanwhile.
    """

    page_id = models.BigIntegerField()
    narrows = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    is_set_aside = models.BooleanField(default=False)
    problem = models.CharField(max_length=300, blank=True)

    #: What is still to be sent changes no page (`portal.page_cache.writes`).
    readers_never_see = True

    class Meta:
        indexes = [models.Index(fields=["page_id"], name="search_change_page")]

    def __str__(self):
        return f"{self.page_id} ({self.written_at})"


class SynonymGroup(models.Model):
    """Words and terms that mean the same to readers of one language; a search for one finds the others."""

    LANGUAGES = [("fr", _("French")), ("en", _("English"))]

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="fr")
    terms = models.TextField(
        _("terms"), help_text=_("One a line, two at least. Accents, capitals and plurals make no difference.")
    )

    panels = [FieldPanel("language"), FieldPanel("terms")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "terms"]

    def __str__(self):
        return ", ".join(self.lines)

    @property
    def lines(self):
        """The terms, each without the spaces around it."""
        return [line.strip() for line in self.terms.splitlines() if line.strip()]

    def clean(self):
        # A field that is refused already has its own message.
        if self.terms and self.language in dict(self.LANGUAGES):
            synonym_terms.check(self.lines, self.language)


class QueryCount(models.Model):
    """How often a query was made in a month, and how often it found nothing. It says nothing of who asked."""

    month = models.DateField(_("month"))
    language = models.CharField(_("language"), max_length=2)
    text = models.CharField(_("query"), max_length=80)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    without_results = models.PositiveIntegerField(_("without results"), default=0)

    #: A search must not empty the page cache (`portal.page_cache.writes`).
    readers_never_see = True

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        constraints = [models.UniqueConstraint(fields=["month", "language", "text"], name="search_query_once")]

    def __str__(self):
        return self.text
