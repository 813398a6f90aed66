"""A question put to Elasticsearch, with the client's own query language, and its answer read."""

import datetime
from dataclasses import replace

from elasticsearch.dsl import Q, Search
from elasticsearch.dsl.query import FunctionScore, Nested

from search.engines import FACETS, NEWEST, Answer, Hit

from .client import client
from .indexes import GONE, alias

#: What a word is worth where it stands: as it was typed, then by its stem.
FIELDS = ("title.exact^4", "title^5", "summary.exact^2", "summary^2", "body.exact^0.5", "body^1.2")
FILE = 0.25
#: What a word is worth that stands in a second field too: the best one counts in full.
ALSO = 0.2
#: What all the words are worth beside some of them, and one more of them: more than any score of the words themselves.
WHOLE, ONE = 10_000, 500
#: What words side by side are worth, with so many small words between them.
BESIDE, SLOP = ("summary.exact^6", "body.exact^4"), 2
QUOTED = 3
#: Keys of a facet that are counted, besides those chosen: more than a filter offers.
CHOICES = 60
#: How much pages that are kept up to date gain over news, reports and events, which only grow old.
LASTING, LASTING_TYPES = 0.3, ["theme", "practice", "publication", "member", "programme", "page"]
#: How much a page of today gains over one of five years ago: less than a better answer.
FRESH, YEARS = 0.05, "1825d"


def ask(asked, patience, *, fuzzy=False, minimum=None, hidden=()):
    """Return the `Answer` of Elasticsearch. `hidden` are ids of pages that the index may still show too widely.

    `fuzzy` also takes words that differ by a letter or two; `minimum` is how many clauses are enough, all by default. Raises the
    errors of `elasticsearch`, or KeyError, TypeError and the like when what answered was no Elasticsearch of ours.
    """
    search = _search(asked, fuzzy, minimum, hidden)
    found = client(patience).search(index=alias(asked.query.language), body=search.to_dict())
    hits = [_hit(hit) for hit in found["hits"]["hits"]]
    counts = {name: _counts(found["aggregations"][name]) for name in FACETS}
    return Answer(hits, found["hits"]["total"]["value"], counts)


def _counts(facet):
    buckets = facet["keys"]["buckets"] + facet.get("chosen", {}).get("buckets", [])
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets}


def _search(asked, fuzzy, minimum, hidden):
    query, chosen = asked.query, {name: list(keys) for name, keys in asked.chosen.items() if keys}
    closed = [Q("term", **GONE)] + ([Q("terms", ancestors=list(asked.closed))] if asked.closed else [])
    closed += [Q("ids", values=[str(pk) for pk in hidden])] if hidden else []
    excluded = _excluded(query, ("title", "summary", "body"), ("title.exact", "summary.exact", "body.exact"))
    gains = [
        {"weight": 1},
        {"filter": Q("exists", field="date"), "gauss": {"date": {"origin": "now", "scale": YEARS}}, "weight": FRESH},
    ]
    if query:
        gains.append({"filter": Q("terms", type=LASTING_TYPES), "weight": LASTING})
    answering = _wanted(asked, fuzzy, minimum) if query else Q("match_all")
    scored = FunctionScore(query=answering, functions=gains, score_mode="sum", boost_mode="multiply")
    steps = []
    if minimum is not None:
        # What has all the words as they stand comes first, whatever else is let in; then what has more of them.
        steps = [Q("constant_score", filter=_wanted(asked, False, None, quoted=False), boost=WHOLE)]
        alone = (replace(asked, query=replace(query, clauses=(one,), phrases=())) for one in query.clauses)
        steps += [Q("constant_score", filter=_wanted(one, fuzzy, None, quoted=False), boost=ONE) for one in alone]
    scored = Q("bool", must=[scored], should=steps, must_not=[*closed, *excluded])
    search = Search().query(scored).extra(from_=asked.first, size=asked.number, track_total_hits=True, _source=["date"])
    search = search.sort({"date": {"order": "desc", "missing": "_last"}}, "_score") if asked.order == NEWEST else search
    if chosen:
        # After the counting: a facet is counted with the other filters in force, without its own.
        search = search.post_filter("bool", filter=[Q("terms", **{name: keys}) for name, keys in chosen.items()])
    for name in FACETS:
        others = [Q("terms", **{other: keys}) for other, keys in chosen.items() if other != name]
        counted = search.aggs.bucket(name, "filter", filter=Q("bool", filter=others) if others else Q("match_all"))
        counted.bucket("keys", "terms", field=name, size=CHOICES)
        if name in chosen:
            counted.bucket("chosen", "terms", field=name, size=len(chosen[name]), include=chosen[name])
    return search


def _wanted(asked, fuzzy, minimum, quoted=True):
    either = [_document(asked.query, fuzzy, minimum), _file(asked, fuzzy, minimum, quoted)]
    return Q("bool", should=either, minimum_should_match=1)


def _document(query, fuzzy, minimum):
    clauses = [_clause(clause, FIELDS, fuzzy) for clause in query.clauses]
    phrases = [
        Q(
            "multi_match",
            query=" ".join(phrase),
            type="phrase",
            fields=["title.exact^3", "summary.exact^2", "body.exact"],
        )
        for phrase in query.phrases
    ]
    typed = " ".join(clause.form for clause in query.clauses)
    # A title that is what was typed stands first, whatever else says the words more often; words side by side before words apart.
    first = [Q("match_phrase", **{"title.exact": {"query": typed, "boost": 10}})] if typed else []
    if len(query.clauses) > 1:
        first.append(Q("multi_match", query=typed, type="phrase", slop=SLOP, fields=list(BESIDE)))
    return Q("bool", must=[_enough(clauses, minimum), *phrases], should=first)


def _file(asked, fuzzy, minimum, quoted):
    query = asked.query
    fields = ("pages.text_fr.exact^0.5", "pages.text_fr", "pages.text_en.exact^0.5", "pages.text_en")
    clauses = [_clause(clause, fields, fuzzy) for clause in query.clauses]
    phrases = [
        Q("multi_match", query=" ".join(phrase), type="phrase", fields=["pages.text_fr.exact", "pages.text_en.exact"])
        for phrase in query.phrases
    ]
    open_files = [Q("terms", **{"pages.audience": list(asked.audiences)})]
    closed = [Q("terms", **{"pages.collections": list(asked.closed_collections)})] if asked.closed_collections else []
    closed += _excluded(query, ("pages.text_fr", "pages.text_en"), ("pages.text_fr.exact", "pages.text_en.exact"))
    wanted = Q("bool", must=[_enough(clauses, minimum), *phrases], filter=open_files, must_not=closed)
    inner = {"size": QUOTED * 2, "_source": False, "docvalue_fields": ["pages.file", "pages.number"]}
    options = {"inner_hits": inner} if quoted else {}
    return Nested(path="pages", query=wanted, score_mode="max", boost=FILE, **options)


def _excluded(query, stemmed, exact):
    """What a text must not say: words by their stems, phrases as they stand."""
    words = [Q("multi_match", query=form, fields=list(stemmed)) for form in query.excluded_forms]
    return words + [
        Q("multi_match", query=" ".join(phrase), type="phrase", fields=list(exact)) for phrase in query.excluded_phrases
    ]


def _enough(clauses, minimum):
    """All of these clauses, or `minimum` of them."""
    if not clauses:
        return Q("match_all")
    if minimum is None:
        return Q("bool", must=clauses)
    return Q("bool", should=clauses, minimum_should_match=minimum)


def _clause(clause, fields, fuzzy):
    ways = []
    for choice in clause.choices:
        several = len(choice.stems) > 1
        kind = (
            {"type": "phrase", "slop": 1}
            if several and choice.together
            else {"type": "best_fields", "operator": "and", "tie_breaker": ALSO}
        )
        ways.append(Q("multi_match", query=choice.text, fields=list(fields), boost=choice.weight, **kind))
    if fuzzy and " " not in clause.form:
        ways.append(
            Q("multi_match", query=clause.form, fields=[field for field in fields if ".exact" in field], fuzziness="AUTO:4,8",
              prefix_length=1, max_expansions=20, boost=0.3)
        )  # fmt: skip
    return Q("dis_max", queries=ways, tie_breaker=0.1)


def _hit(hit):
    inner = hit.get("inner_hits", {}).get("pages", {}).get("hits", {}).get("hits", [])
    passages = [(int(one["fields"]["pages.file"][0]), int(one["fields"]["pages.number"][0])) for one in inner]
    # One file is quoted, the best: two of the same study, in two languages, would say everything twice.
    passages = [passage for passage in passages if passage[0] == passages[0][0]][:QUOTED]
    date = hit["_source"].get("date")
    return Hit(int(hit["_id"]), hit["_score"] or 0, datetime.date.fromisoformat(date) if date else None, passages)
