"""What the database finds, as rows of one query: documents, and passages of files with the pages that offer them."""

import json

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import BooleanField, DateField, F, FloatField, IntegerField, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from portal import access
from portal.models import PortalDocument, Use
from search.models import SearchDocument, SearchPassage

from .languages import LANGUAGES, of_any, of_forms, of_phrases, of_sets

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
DOCUMENT = {"table": "search_searchdocument", "key": "page_id", "weights": "8.0, 3.0, 1.0"}
PASSAGE = {"table": "search_searchpassage", "key": "id", "weights": "1.0"}


class _Side:
    """Documents or passages: the conditions and the measure of the query on their table."""

    def __init__(self, names, kind, query, sets, vendor):
        self.names, self.kind, self.vendor = names, kind, vendor
        language = LANGUAGES[vendor]
        self.words = of_sets(sets, query.excluded, language) if query.clauses else ""
        self.forms = of_phrases(query.phrases, language) if query.phrases else ""
        self.excluded = of_any(query.excluded, language) if query.excluded else ""

    def conditions(self):
        if self.words:
            yield self.has_words()
        if self.forms:
            yield self._raw(IS_IN, "forms", self.forms, BooleanField())
        if self.forms and not self.words and self.excluded:
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


class _Passages(_Side):
    """Passages answer in their own language, or by the very words typed: a page of a glossary is in both."""

    def __init__(self, query, sets, vendor):
        super().__init__(PASSAGE, "passage", query, sets, vendor)
        self.language = query.language
        self.typed = of_forms(sets, query.excluded_forms, LANGUAGES[vendor]) if query.clauses else ""

    def has_words(self):
        typed = Q(self._raw(IS_IN, "forms", self.typed, BooleanField()))
        return super().has_words() | (typed & ~Q(language=self.language))

    def measure(self):
        # By the very words alone: a passage of which the database has no measure.
        return Coalesce(super().measure(), Value(0.0))


def documents(asked):
    """Return the documents in the language asked that the reader may see."""
    return SearchDocument.objects.in_language(asked.query.language).outside(asked.closed)


def found(asked, sets):
    """Return the rows of the documents that answer, and {page id: [(file id, page, measure)]} for those whose files do.

    `sets` are sets of clauses of which one is enough. A row is a dict: page_id, kind, date, title_words, title_forms, measure.
    """
    vendor, query = connection.vendor, asked.query
    columns = ("pk", "kind", "date", "title_words", "title_forms", "measure", "number")
    page = _Side(DOCUMENT, "document", query, sets, vendor)
    own = documents(asked).filter(*page.conditions()).annotate(measure=page.measure(), number=_none(IntegerField()))
    side = _Passages(query, sets, vendor)
    quoted = SearchPassage.objects.filter(
        access.files_within(asked.audiences, asked.closed_collections, prefix="file__"), *side.conditions()
    ).annotate(
        kind=F("language"), date=_none(DateField()), title_words=Value(""), title_forms=Value(""), measure=side.measure(),
    )  # fmt: skip
    passages = quoted.order_by().values_list("file_id", *columns[1:])
    rows, files = [], {}
    for pk, kind, date, title_words, title_forms, measure, number in (
        own.order_by().values_list(*columns).union(passages, all=True)
    ):
        if number:
            # A page in the language asked comes before its translation in a twin file.
            files.setdefault(pk, []).append((number, measure, kind == query.language))
        else:
            rows.append(
                {
                    "page_id": pk, "kind": kind, "date": date, "title_words": title_words, "title_forms": title_forms,
                    "measure": measure, "file_measure": 0,
                }
            )  # fmt: skip
    return rows, _pages_of(asked, files, page)


def is_one_of(column, ids):
    """Return the condition that a column is one of these ids, as one parameter however many they are: databases limit their number."""
    if connection.vendor == "postgresql":
        return RawSQL(f"{column} = ANY(%s)", [ids], output_field=BooleanField())  # noqa: S611  (a name of our own)
    rows = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608
    return RawSQL(rows, [json.dumps(ids)], output_field=BooleanField())  # noqa: S611


def _none(field):
    return Value(None, output_field=field)


def _pages_of(asked, files, side):
    """Return {page id: {its row, its passages}} for the pages open to the reader that use these files.

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
        page__search_document_row__language=asked.query.language,
    )
    if side.excluded:
        uses = uses.filter(~Q(side.has_excluded()))
    of_file = {}
    names = ("kind", "date", "title_words", "title_forms")
    rows = uses.values_list("object_id", "page_id", *(F(f"page__search_document_row__{name}") for name in names))
    for pk, page_id, *rest in rows:
        of_file.setdefault(pk, []).append((page_id, dict(zip(names, rest, strict=True))))
    result = {}
    for pk, number, measure, _is_own in best:
        for page_id, row in of_file.get(pk, ()):
            entry = result.setdefault(
                page_id, {"row": {"page_id": page_id, "measure": 0, "file_measure": 0, **row}, "passages": []}
            )
            entry["passages"].append((pk, number, measure))
    return result
