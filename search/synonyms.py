"""The groups of synonyms that editors keep, as the query reads them: alike on both engines."""

from functools import lru_cache

from portal.page_cache.kept import until_a_change

from . import words
from .models import SynonymGroup
from .query import Term


@until_a_change
def groups():
    """Return {language: groups of synonyms}, each a tuple of `search.query.Term`s; one query, until an editor changes one."""
    found = {"fr": [], "en": []}
    for language, text in SynonymGroup.objects.values_list("language", "terms"):
        group = terms(text, language)
        if len(group) > 1:
            found[language].append(group)
    return found


@lru_cache(maxsize=1_000)
def terms(text, language):
    """Return the `Term`s of a group, one a line of `text`, each once."""
    found = {}
    for line in text.splitlines():
        stems = tuple(words.stems(line, language).split())
        if stems:
            found.setdefault(stems, Term(stems, words.forms(line, language)))
    return tuple(found.values())
