"""What the database finds, as rows of one query: documents, and passages of files with the pages that offer them."""

import datetime
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import BooleanField, DateField, F, FloatField, IntegerField, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from portal import access
from portal.models import PortalDocument, Use
from search import words
from search.models import SearchEntry, SearchPassage

from .languages import LANGUAGES, of_all, of_any, of_forms, of_phrases, of_sets

#: Passages read for one query, the best ones: a word that stands on every page of every study says little.
PASSAGES = 400
#: By database: the condition that a row answers a text (`languages`), and the measure of how well.
IS_IN = {
    "postgresql": "{table}.{column} @@ %s::tsquery",
    "sqlite": "{table}.{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)",
}
MEASURE = {
    "postgresql": "ts_rank('{{0.1,0.25,0.6,1.0}}', {table}.vector, %s::tsquery, 2 | 32)",
    "sqlite": "(SELECT -bm25({index}, {weights}) FROM {index} WHERE {index} MATCH %s AND rowid = {table}.{key})",
}
ENTRY = {"table": "search_searchentry", "key": "document_id", "weights": "8.0, 3.0, 1.0"}
PASSAGE = {"table": "search_searchpassage", "key": "id", "weights": "1.0"}
COLUMNS = ("kind", "date", "title_words", "title_forms", "keys")


@dataclass(slots=True)
class Row:
    """A document that answers: what its entry says, the measure of the database of it and of its files (0 for one that does not
    answer), the passages to quote, and its score (`ranking`).
    """

    page_id: int
    kind: str
    date: datetime.date | None
    title_words: str
    title_forms: str
    keys: str
    measure: float
    file_measure: float = 0
    passages: list = field(default_factory=list)
    score: float = 0


class _Side:
    """Entries or passages: the conditions and the measure of the query on their table."""

    def __init__(self, names, kind, query, sets, vendor):
        self.names, self.kind, self.vendor, self.query = names, kind, vendor, query
        self.own = language = LANGUAGES[vendor]
        self.words = of_sets(sets, query.excluded, language) if query.clauses else ""
        self.excluded = of_any(query.excluded, language) if query.excluded else ""

    def conditions(self):
        if self.words:
            yield self.has_words()
        if self.query.phrases:
            yield from self.has_phrases()
        if self.query.phrases and not self.words and self.excluded:
            # A text of words leaves them out itself; a text of phrases knows no stems.
            yield ~Q(self.has_excluded())

    def has_words(self):
        return Q(self._raw(IS_IN, "words", self.words, BooleanField()))

    def has_excluded(self):
        """The condition that a row has a word to leave out."""
        return self._raw(IS_IN, "words", self.excluded, BooleanField())

    def measure(self):
        if not self.words:
            return Value(1.0, output_field=FloatField())
        return self._raw(MEASURE, "words", self.words, FloatField())

    def _raw(self, templates, what, text, field):
        column = {"words": "vector", "forms": "exact"}[what]
        sql = templates[self.vendor].format(**self.names, column=column, index=f"search_{self.kind}_{what}")
        return RawSQL(sql, [text], output_field=field)  # noqa: S611  (names of our own; the text is a parameter)


class _Entries(_Side):
    """An entry holds its text in plain forms, which is read for a phrase where the stems of its words stand."""

    def __init__(self, query, sets, vendor):
        super().__init__(ENTRY, "entry", query, sets, vendor)

    def has_phrases(self):
        forms = {form for phrase in self.query.phrases for form in phrase}
        stems = sorted(
            words.stem(form, self.query.language) for form in forms if not words.is_small(form, self.query.language)
        )
        if stems:
            yield self._raw(IS_IN, "words", of_all(stems, self.own), BooleanField())
        for phrase in self.query.phrases:
            yield Q(forms__contains=f" {' '.join(phrase)} ")


class _Passages(_Side):
    """Passages answer in their own language, or by the very words typed: a page of a glossary is in both."""

    def __init__(self, query, sets, vendor):
        super().__init__(PASSAGE, "passage", query, sets, vendor)
        self.typed = of_forms(sets, query.excluded_forms, self.own) if query.clauses else ""

    def has_phrases(self):
        yield self._raw(IS_IN, "forms", of_phrases(self.query.phrases, self.own), BooleanField())

    def has_words(self):
        typed = Q(self._raw(IS_IN, "forms", self.typed, BooleanField()))
        return super().has_words() | (typed & ~Q(language=self.query.language))

    def measure(self):
        # By the very words alone: a passage of which the database has no measure.
        return Coalesce(super().measure(), Value(0.0))


def entries(asked):
    """Return the entries of the documents in the language asked that the reader may see."""
    return SearchEntry.objects.in_language(asked.query.language).outside(asked.closed)


def found(asked, sets):
    """Return the `Row`s of the documents that answer, and {page id: (its row, [(file id, page, measure)])} for those whose files do.

    `sets` are sets of clauses of which one is enough.
    """
    vendor, query = connection.vendor, asked.query
    columns = ("pk", *COLUMNS, "measure", "number")
    page = _Entries(query, sets, vendor)
    own = entries(asked).filter(*page.conditions()).annotate(measure=page.measure(), number=_none(IntegerField()))
    side = _Passages(query, sets, vendor)
    quoted = SearchPassage.objects.filter(
        access.files_within(asked.audiences, asked.closed_collections, prefix="file__"), *side.conditions()
    ).annotate(
        kind=F("language"), date=_none(DateField()), title_words=Value(""), title_forms=Value(""), keys=Value(""),
        measure=side.measure(),
    )  # fmt: skip
    passages = quoted.order_by().values_list("file_id", *columns[1:])
    rows, files = [], {}
    for *row, number in own.order_by().values_list(*columns).union(passages, all=True):
        if number:
            # A page in the language asked comes before its translation in a twin file.
            files.setdefault(row[0], []).append((number, row[-1], row[1] == query.language))
        else:
            rows.append(Row(*row))
    return rows, _pages_of(asked, files, page)


def every(asked):
    """Return the `Row`s of all the documents in the language asked that the reader may see."""
    return [Row(*row, 0) for row in entries(asked).order_by().values_list("pk", *COLUMNS)]


def _none(field):
    return Value(None, output_field=field)


def _pages_of(asked, files, side):
    """Return {page id: (its row, its passages)} for the pages open to the reader that use these files.

    `side` is that of the documents: a page that itself has a word to leave out is left out, whatever its files say.
    """
    best = sorted(
        ((pk, number, measure, is_own) for pk, pages in files.items() for number, measure, is_own in pages),
        key=lambda one: (not one[3], -one[2], one[0], one[1]),
    )[:PASSAGES]
    if not best:
        return {}
    uses = Use.objects.filter(
        access.open_outside(asked.closed, prefix="page__"),
        live=True,
        content_type=ContentType.objects.get_for_model(PortalDocument),
        object_id__in={pk for pk, *_rest in best},
        page__search_document_row__entry__language=asked.query.language,
    )
    if side.excluded:
        uses = uses.filter(~Q(side.has_excluded()))
    of_file = {}
    rows = uses.values_list(
        "object_id", "page_id", *(F(f"page__search_document_row__entry__{name}") for name in COLUMNS)
    )
    for pk, page_id, *rest in rows:
        of_file.setdefault(pk, []).append(Row(page_id, *rest, 0))
    result = {}
    for pk, number, measure, _is_own in best:
        for row in of_file.get(pk, ()):
            result.setdefault(row.page_id, (row, []))[1].append((pk, number, measure))
    return result
