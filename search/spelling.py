"""Words that nobody wrote, and the nearest that somebody did: from our own vocabulary of what everyone may read.

Elasticsearch's suggesters would offer words of private pages: they know no reader. Ours are looked up in the documents open to
the reader before they are shown (`search.results`).
"""

from collections import Counter

from django.db import transaction
from django.db.models import Q
from rapidfuzz.distance import DamerauLevenshtein

from portal import access

from . import words
from .models import SearchDocument, SearchWord
from .query import PUT_RIGHT, Choice, Clause

SHORTEST = 4
AT_MOST = 3
BATCH = 500


def distance_for(form):
    """Return how many letters of a word may be wrong: none of a short one."""
    return 0 if len(form) < SHORTEST or form.isdigit() else 1 if len(form) < 8 else 2


def nearest(forms, language):
    """Return {form: words of the vocabulary nearest to it, best first}, none for a form that stands in it; one query."""
    wanted = {form: distance_for(form) for form in forms}
    lengths = Q()
    for form, limit in wanted.items():
        lengths |= Q(length__range=(len(form) - limit, len(form) + limit))
    if not lengths:
        return {}
    known = list(SearchWord.objects.filter(lengths, language=language).values_list("form", "number"))
    written = {form for form, _number in known}
    found = {}
    for form, limit in wanted.items():
        if form in written or not limit:
            continue
        near = []
        for other, number in known:
            distance = DamerauLevenshtein.distance(form, other, score_cutoff=limit)
            if distance <= limit:
                # The first letter is seldom the wrong one; and endings say less than the word: "innondation" is nearer to
                # "inondations" than to "innovation".
                apart = DamerauLevenshtein.distance(words.stem(form, language), words.stem(other, language))
                near.append((distance + apart + (form[0] != other[0]), -number, other))
        near = [other for _distance, _number, other in sorted(near)]
        # Written with another ending, the word is found as it is: nobody meant another.
        if not any(words.stem(other, language) == words.stem(form, language) for other in near):
            found[form] = near[:AT_MOST]
    return {form: near for form, near in found.items() if near}


def _nearest_of(query):
    """Return the `nearest` of the words of a query, kept with it: the page that puts words right also offers them."""
    if "_nearest" not in query.__dict__:
        alone = {clause.form for clause in query.clauses if " " not in clause.form}
        query.__dict__["_nearest"] = nearest(alone, query.language)
    return query.__dict__["_nearest"]


def put_right(query):
    """Return the clauses of a query with the nearest words beside those that nobody wrote, or None when nothing changes."""
    near = _nearest_of(query)
    if not near:
        return None
    clauses = []
    for clause in query.clauses:
        others = {words.stem(form, query.language): form for form in reversed(near.get(clause.form, ()))}
        choices = tuple(Choice((stem,), form, PUT_RIGHT) for stem, form in others.items())
        clauses.append(Clause(clause.form, clause.choices + choices))
    return tuple(clauses)


def suggestion(query):
    """Return the query as it was perhaps meant, a text, or None: each word that nobody wrote gives way to the nearest."""
    near = _nearest_of(query)
    if not near:
        return None
    return " ".join(near[clause.form][0] if clause.form in near else clause.form for clause in query.clauses)


def learn(documents):
    """Add the words of these documents to the vocabulary: those of the pages that everyone may read."""
    _keep(_counted(documents))


def relearn():
    """Make the vocabulary anew, from all the documents that everyone may read; return the number of words."""
    ids = list(SearchDocument.objects.values_list("pk", flat=True))
    counted = Counter()
    for start in range(0, len(ids), BATCH):
        counted.update(_counted(ids[start : start + BATCH]))
    with transaction.atomic():
        SearchWord.objects.all().delete()
        _keep(counted)
    return len(counted)


def _counted(documents):
    """Return {(language, form): number of documents that have it}."""
    counted = Counter()
    public = SearchDocument.objects.filter(pk__in=documents, entry__isnull=False).visible_to(access.Reader())
    for language, forms in public.values_list("language", "entry__forms"):
        counted.update((language, form) for form in set(forms.split()) if len(form) >= SHORTEST)
    return counted


def _keep(counted):
    SearchWord.objects.bulk_create(
        [
            SearchWord(language=language, form=form, length=len(form), number=number)
            for (language, form), number in counted.items()
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
