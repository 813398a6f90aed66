"""The indexes: one for each language behind an alias, their analysis and their mapping, and the fingerprint of both."""

import hashlib
import json

from django.conf import settings
from django.utils import timezone

from search.words import STOP

LANGUAGES = ("fr", "en")
#: The fields behind the filters of the results page.
FACET_FIELDS = ("type", "theme", "place", "member", "year", "language", "files", "audience")
#: What stands in the place of a page that is no longer published, until the next rebuild. No question finds it.
GONE = {"type": "gone"}
ELIDED = ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"]
#: After folding, so that a missing accent changes nothing; the stemmer comes last.
FILTERS = {
    "fr": ["elided_words", "lowercase", "asciifolding", "small_words_fr", "light_french"],
    "en": ["possessive", "lowercase", "asciifolding", "small_words_en", "snowball_english"],
}
EXACT = {"fr": ["elided_words", "lowercase", "asciifolding"], "en": ["possessive", "lowercase", "asciifolding"]}


def alias(language):
    """Return the name by which the index of a language is asked."""
    return f"{settings.ELASTICSEARCH['PREFIX']}-{language}"


def alias_of_next(language):
    """Return the name of the index that a rebuild is filling: changes are sent to both meanwhile."""
    return f"{alias(language)}-next"


def new_name(language):
    """Return a name for a new index."""
    return f"{alias(language)}-{timezone.now():%Y%m%d%H%M%S%f}"


def body(language):
    """Return the settings and the mapping of an index, as its creation wants them."""
    described = {"settings": _settings(), "mappings": {"dynamic": "strict", "properties": _properties(language)}}
    described["mappings"]["_meta"] = {"signature": signature(language)}
    described["settings"]["number_of_replicas"] = settings.ELASTICSEARCH["REPLICAS"]
    return described


def signature(language):
    """Return what tells this code's analysis and mapping from any other's: an index with another one is not asked."""
    text = json.dumps([_settings(), _properties(language)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _settings():
    filters = {
        "elided_words": {"type": "elision", "articles_case": True, "articles": ELIDED},
        "possessive": {"type": "stemmer", "language": "possessive_english"},
        "light_french": {"type": "stemmer", "language": "light_french"},
        "snowball_english": {"type": "stemmer", "language": "english"},
        **{f"small_words_{code}": {"type": "stop", "stopwords": sorted(STOP[code])} for code in LANGUAGES},
    }
    analyzers = {}
    for code in LANGUAGES:
        shared = {"type": "custom", "char_filter": ["straight"], "tokenizer": "standard"}
        analyzers[code] = {**shared, "filter": FILTERS[code]}
        analyzers[f"exact_{code}"] = {**shared, "filter": EXACT[code]}
    return {
        "number_of_shards": 1,
        "refresh_interval": "1s",
        "analysis": {
            "char_filter": {"straight": {"type": "mapping", "mappings": ["’ => '", "ʼ => '", "‘ => '"]}},
            "filter": filters,
            "analyzer": analyzers,
        },
    }


def _properties(language):
    def text(code):
        return {
            "type": "text", "analyzer": code,
            "fields": {"exact": {"type": "text", "analyzer": f"exact_{code}"}},
        }  # fmt: skip

    pages = {
        "file": {"type": "long"},
        "number": {"type": "integer"},
        "audience": {"type": "keyword"},
        "collections": {"type": "keyword"},
        **{f"text_{code}": text(code) for code in LANGUAGES},
    }
    return {
        **{name: {"type": "keyword"} for name in (*FACET_FIELDS, "ancestors", "fingerprint")},
        "date": {"type": "date"},
        "title": text(language),
        "summary": text(language),
        "body": text(language),
        "pages": {"type": "nested", "properties": pages},
    }
