"""The results page: what was asked, what an engine found, as the reader may see it."""

import re
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from portal import access, formats
from portal.prepared import few_lengths, prepared

from . import engines, highlights, query, synonyms
from .engines import FACETS, FEW, NEWEST, RELEVANCE, Asked, type_of
from .engines.choice import engine_for
from .models import SearchDocument, SearchPassage
from .rows import ROW_FIELDS, rows
from .spelling import suggestion
from .vocabulary import names_of

PER_PAGE = 15
#: The last page that can be asked for: nobody reads further, and an engine would have to count to there.
LAST_PAGE = 50
MOST_KEYS = 20
KEY = re.compile(r"[\w.-]{1,80}")
#: Kinds whose day a reader wants to know.
DATED = ("event", "article", "report")
MARK = "<mark>"
CLOSED_CHOICES = {"type": {*engines.TYPES, "page"}, "files": {"yes"}, "audience": {"public", "members"}}


class Results:
    """What the page of one request shows. Nothing that can stand in an address is an error."""

    def __init__(self, request, language):
        self.request, self.language = request, language
        self.synonyms = synonyms.groups()
        self.query = query.parse(request.GET.get("q", ""), language, self.synonyms[language])
        self.chosen = {name: keys for name in FACETS if (keys := self._keys(name))}
        self.order = NEWEST if request.GET.get("sort") == NEWEST else RELEVANCE
        self.engine = engine_for(request)
        self.was_asked = bool(self.query or self.chosen)
        self.page = 1
        if self.was_asked:
            self.page = _page(request.GET.get("page", ""))
            self.answer = self.engine.answer(self._asked(self.query))
            if self.page > self.last_page:
                self.page = self.last_page
                self.answer = self.engine.answer(self._asked(self.query))
        else:
            self.answer = engines.Answer([], 0, {})

    def _keys(self, name):
        keys = dict.fromkeys(key for key in self.request.GET.getlist(name) if KEY.fullmatch(key))
        allowed = CLOSED_CHOICES.get(name)
        return [key for key in keys if allowed is None or key in allowed][:MOST_KEYS]

    def _asked(self, asked):
        reader, restrictions = access.reader_of(self.request), access.restrictions_of(self.request)
        return Asked(
            query=asked,
            closed=access.closed_for(self.request),
            audiences=tuple(reader.audiences),
            closed_collections=tuple(access.closed_collections(reader, restrictions)),
            chosen=self.chosen,
            order=self.order,
            first=(self.page - 1) * PER_PAGE,
            number=PER_PAGE,
        )

    @property
    def other(self):
        """The other language."""
        return "en" if self.language == "fr" else "fr"

    @property
    def total(self):
        return self.answer.total

    @property
    def last_page(self):
        return max(1, min(LAST_PAGE, -(-self.total // PER_PAGE)))

    @cached_property
    def names(self):
        """Names of the places and members that the filters offer: {"place": {key: name}, "member": {key: name}}."""
        places, members = names_of(self.request, self.language)
        return {"place": places, "member": members}

    @cached_property
    def rows(self):
        """The rows of this page, in order: what a listing shows, with marks, and the pages of files that answer (`pages`)."""
        self.names  # noqa: B018  (its query brings the marks that every row wears)
        ids = [hit.page_id for hit in self.answer.hits]
        # Asked of the database again: what the engine knows may be older than a restriction.
        documents = _shown(access.closed_for(self.request), ids=few_lengths(ids)) if ids else []
        found = {row["page_id"]: row for row in rows(self.request, documents, self.language, with_pictures=False)}
        texts = self._passages()
        shown = []
        for hit in self.answer.hits:
            if hit.page_id in found:
                row = found[hit.page_id]
                pages = [texts[passage] for passage in hit.passages if passage in texts]
                shown.append({**row, **self._words(row, pages), "pages": pages, "type": type_of(row["kind"])})
        return shown

    def _words(self, row, pages):
        near = self._near([row["title"], row["summary"], row["body"]], self.query)
        summary = highlights.marked(row["summary"], self.query, near=near)
        if self.query and not pages and MARK not in summary:
            body = highlights.excerpt(row["body"], self.query, near=near)
            summary = body if MARK in body else summary
        when = formats.date_range(row["date"], row["end_date"], self.language) if row["kind"] in DATED else ""
        title = highlights.marked(row["title"], self.query, near=near)
        return {"title_html": title, "summary_html": summary, "when": when}

    def _near(self, texts, asked):
        """The words typed that a page found all the same does not say."""
        return highlights.unsaid(texts, asked) if self.answer.is_relaxed else ()

    def _passages(self):
        """{(file, page): what is shown of it}, for the files this reader may have."""
        wanted = {passage for hit in self.answer.hits for passage in hit.passages}
        if not wanted:
            return {}
        asked = self._asked(self.query)
        files, numbers = map(few_lengths, zip(*wanted, strict=True))
        found = _quoted(asked.audiences, asked.closed_collections, files=files, numbers=numbers)
        return {
            (passage.file_id, passage.number): self._passage(passage)
            for passage in found
            if (passage.file_id, passage.number) in wanted
        }

    def _passage(self, passage):
        asked = self._in(passage.language)
        return {
            "number": passage.number,
            "url": f"{passage.file.url}#page={passage.number}",
            "html": highlights.excerpt(passage.text, asked, near=self._near([passage.text], asked)),
            "language": passage.language,
        }

    def _in(self, language):
        return self.query if language == self.language else self._translated

    @cached_property
    def _translated(self):
        """The query as the other language reads it."""
        return query.parse(self.query.text, self.other, self.synonyms[self.other])

    @cached_property
    def other_language(self):
        """(language, number of pages) of the same words in the other language when this one has few; else None."""
        if not self.query or self.total >= FEW:
            return None
        number = self.engine.number_of(self._asked(self._translated))
        return (self.other, number) if number > self.total else None

    @property
    def other_url(self):
        """The address of the same words in the other language, with the same filters."""
        with override(self.other):
            return f"{reverse('search')}?{urlencode({'q': self.query.text, **self.chosen}, doseq=True)}"

    @cached_property
    def did_you_mean(self):
        """The query as it was perhaps meant, when no page had the words and some page this reader may see has these; or None."""
        if not self.query or (self.total and not self.answer.is_relaxed):
            return None
        text = suggestion(self.query)
        if text is None:
            return None
        meant = query.parse(text, self.language, self.synonyms[self.language])
        return text if self.engine.number_of(self._asked(meant)) else None


@prepared
def _shown(closed, *, ids):
    return SearchDocument.objects.filter(page__pk__in=ids).outside(closed).values(*ROW_FIELDS, "body")


@prepared
def _quoted(audiences, closed_collections, *, files, numbers):
    open_files = access.files_within(audiences, closed_collections, prefix="file__")
    passages = SearchPassage.objects.filter(open_files, file__pk__in=files, number__in=numbers)
    return passages.select_related("file").defer("words", "forms").order_by()


def _page(text):
    """Return a page number from 1 to `LAST_PAGE`, whatever was written."""
    return min(max(int(text[:9]), 1), LAST_PAGE) if text.isascii() and text.isdigit() else 1
