"""The documents behind every listing, related block and search: one for each published page, passages for files."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal import access
from portal.models import PortalDocument, PortalImage

from . import days


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
            models.Index(fields=["language", "kind", "-date"], name="search_doc_listing"),
            models.Index(fields=["language", "kind", "sort_key"], name="search_doc_sorted"),
        ]

    def __str__(self):
        return f"{self.title} ({self.language})"


class SearchTerm(models.Model):
    """One stable key that a document carries under a facet: theme, place, country, region, organisation, year..."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="terms")
    facet = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "facet", "key"], name="search_term_once")]
        indexes = [models.Index(fields=["facet", "key"], name="search_term_key")]

    def __str__(self):
        return f"{self.facet}:{self.key}"


class SearchPassage(models.Model):
    """The text of one page of a file. Its audience is the file's, joined when somebody asks."""

    file = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="search_passage_once")]
        ordering = ["file", "number"]

    def __str__(self):
        return f"{self.file_id}, {self.number}"
