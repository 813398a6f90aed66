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
from portal.page_cache.kept import until_a_change
from portal.prepared import few_lengths, prepared
from search import words
from search.models import SearchEntry, SearchPassage

from .languages import LANGUAGES, of_all, of_any, of_any_phrase, of_forms, of_phrases, of_sets

#: Passages read for one query, the best ones: a word that stands on every page of every study says little.
PASSAGES = 400
#: By database: the condition that a row answers a text (`languages`), and the measure of how well.
IS_IN = {
    "postgresql": "{table}.{column} @@ %s::tsquery",
    "sqlite": "{table}.{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)",
}
MEASURE = {
    "postgresql": "ts_rank('{{0.1,0.25,0.6,1.0}}', {table}.vector, %s::tsquery, 2 | 32)",
    # `LIMIT -1` has the measures written down once: they would else be worked out for every row anew.
    "sqlite": (
        "(SELECT measure FROM (SELECT rowid AS id, -bm25({index}, {weights}) AS measure FROM {index} WHERE {index} MATCH %s LIMIT -1) "
        "WHERE id = {table}.{key})"
    ),
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
    """Entries or passages: the conditions and the measure of a query on their table; `texts` are those of `_texts`."""

    def __init__(self, names, kind, texts):
        self.names, self.kind, self.texts = names, kind, texts

    def conditions(self):
        """The conditions that a row answers."""
        if "words" in self.texts:
            yield self.has_words()
        if "phrases" in self.texts:
            yield from self.has_phrases()
        # A text of words leaves words out itself; a text of phrases knows no stems.
        yield from self.lacks(words="words" not in self.texts)

    def has_words(self):
        return Q(self.raw(IS_IN, "words", "words"))

    def lacks(self, words=True):
        """The conditions that a row has none of the words and phrases to leave out."""
        if words and "excluded" in self.texts:
            yield ~Q(self.raw(IS_IN, "words", "excluded"))
        if "unwanted" in self.texts:
            yield from self.lacks_phrases()

    def measure(self):
        if "words" not in self.texts:
            return Value(1.0, output_field=FloatField())
        return self.raw(MEASURE, "words", "words", FloatField())

    def raw(self, templates, what, text, field=None):
        """The SQL of one of the `templates` on the index of words or of forms (`what`), with one of the texts."""
        column = {"words": "vector", "forms": "exact"}[what]
        sql = templates[connection.vendor].format(**self.names, column=column, index=f"search_{self.kind}_{what}")
        return RawSQL(sql, [self.texts[text]], output_field=field or BooleanField())  # noqa: S611  (names of our own; the text is a parameter)


class _Entries(_Side):
    """An entry holds its text in plain forms, which is read for a phrase where the stems of its words stand."""

    def __init__(self, texts):
        super().__init__(ENTRY, "entry", texts)

    def has_phrases(self):
        if "stems" in self.texts:
            yield self.raw(IS_IN, "words", "stems")
        yield from map(self._says, self.texts["phrases"])

    def lacks_phrases(self):
        yield from (~Q(self._says(phrase)) for phrase in self.texts["unwanted"])

    def _says(self, phrase):
        return RawSQL("search_searchentry.forms LIKE %s", [phrase], output_field=BooleanField())


class _Passages(_Side):
    """Passages answer in their own language, or by the very words typed: a page of a glossary is in both."""

    def __init__(self, texts, language):
        super().__init__(PASSAGE, "passage", texts)
        self.language = language

    def has_phrases(self):
        yield self.raw(IS_IN, "forms", "exact")

    def lacks_phrases(self):
        yield ~Q(self.raw(IS_IN, "forms", "unwanted_exact"))

    def has_words(self):
        return super().has_words() | (Q(self.raw(IS_IN, "forms", "typed")) & ~Q(language=self.language))

    def measure(self):
        # By the very words alone: a passage of which the database has no measure.
        return Coalesce(super().measure(), Value(0.0))


def _texts(query, sets):
    """Return what the database is asked, in its own language, by what it is: only what there is."""
    own, texts = LANGUAGES[connection.vendor], {}
    if query.clauses:
        texts["words"] = of_sets(sets, query.excluded, own)
        texts["typed"] = of_forms(sets, query.excluded_forms, own)
    if query.phrases:
        texts["exact"] = of_phrases(query.phrases, own)
        texts["phrases"] = _patterns(query.phrases)
        forms = {form for phrase in query.phrases for form in phrase}
        stems = {words.stem(form, query.language) for form in forms if not words.is_small(form, query.language)}
        if stems:
            texts["stems"] = of_all(sorted(stems), own)
    if query.excluded:
        texts["excluded"] = of_any(query.excluded, own)
    if query.excluded_phrases:
        texts["unwanted"] = _patterns(query.excluded_phrases)
        texts["unwanted_exact"] = of_any_phrase(query.excluded_phrases, own)
    return texts


def _patterns(phrases):
    return [f"% {' '.join(phrase)} %" for phrase in phrases]


def entries(language, closed):
    """Return the entries of the documents in `language` that a reader may see who may not enter these paths."""
    return SearchEntry.objects.in_language(language).outside(closed)


def found(asked, sets):
    """Return the `Row`s of the documents that answer, and {page id: (its row, [(file id, page, measure)])} for those whose files do.

    `sets` are sets of clauses of which one is enough.
    """
    language, texts = asked.query.language, _texts(asked.query, sets)
    rows, files = [], {}
    for *row, number in _answering(language, asked.closed, asked.audiences, asked.closed_collections, **texts):
        if number:
            # A page in the language asked comes before its translation in a twin file.
            files.setdefault(row[0], []).append((number, row[-1], row[1] == language))
        else:
            rows.append(Row(*row))
    return rows, _pages_of(asked, files, {name: texts[name] for name in ("excluded", "unwanted") if name in texts})


@prepared
def _answering(language, closed, audiences, closed_collections, **texts):
    columns = ("pk", *COLUMNS, "measure", "number")
    page, side = _Entries(texts), _Passages(texts, language)
    own = entries(language, closed).filter(*page.conditions())
    own = own.annotate(measure=page.measure(), number=_none(IntegerField())).order_by().values_list(*columns)
    quoted = SearchPassage.objects.filter(
        access.files_within(audiences, closed_collections, prefix="file__"), *side.conditions()
    ).annotate(
        kind=F("language"), date=_none(DateField()), title_words=Value(""), title_forms=Value(""), keys=Value(""),
        measure=side.measure(),
    )  # fmt: skip
    return own.union(quoted.order_by().values_list("file_id", *columns[1:]), all=True)


def every(asked):
    """Return the `Row`s of all the documents in the language asked that the reader may see."""
    found = entries(asked.query.language, asked.closed)
    return [Row(*row, 0) for row in found.order_by().values_list("pk", *COLUMNS)]


def _none(field):
    return Value(None, output_field=field)


def _pages_of(asked, files, excluded):
    """Return {page id: (its row, its passages)} for the pages open to the reader that use these files.

    A page that itself has a word or a phrase to leave out (`excluded`, those of `_texts`) is left out, whatever its files say.
    """
    best = sorted(
        ((pk, number, measure, is_own) for pk, pages in files.items() for number, measure, is_own in pages),
        key=lambda one: (not one[3], -one[2], one[0], one[1]),
    )[:PASSAGES]
    if not best:
        return {}
    offers = _offers(asked.query.language, asked.closed)
    offered = {row[0]: row for pk, *_rest in best for row in offers.get(pk, ())}
    if excluded and offered:
        offered = {pk: offered[pk] for pk in _lacking(pages=few_lengths(offered), **excluded)}
    found = {pk: Row(*row, 0) for pk, row in offered.items()}
    result = {}
    for pk, number, measure, _is_own in best:
        for page_id, *_rest in offers.get(pk, ()):
            if page_id in found:
                result.setdefault(page_id, (found[page_id], []))[1].append((pk, number, measure))
    return result


@until_a_change
def _offers(language, closed):
    """{file id: the entries, as the columns of a `Row`, of the published pages in `language`, outside the paths `closed`, that use it}, of
    the files that have passages.
    """
    found = {}
    for pk, *row in _offering(language, closed):
        found.setdefault(pk, []).append(row)
    return found


@prepared
def _offering(language, closed):
    uses = Use.objects.filter(
        access.open_outside(closed, prefix="page__"),
        live=True,
        content_type=ContentType.objects.get_for_model(PortalDocument),
        object_id__in=SearchPassage.objects.order_by().values("file"),
        page__search_document_row__entry__language=language,
    )
    return uses.order_by("object_id", "page_id").values_list(
        "object_id", "page_id", *(F(f"page__search_document_row__entry__{name}") for name in COLUMNS)
    )


@prepared
def _lacking(*, pages, **excluded):
    """The ids of these pages that have nothing to leave out."""
    own = SearchEntry.objects.filter(*_Entries(excluded).lacks(), document__page__pk__in=pages)
    return own.order_by().values_list("pk", flat=True)
