"""The groups of synonyms that editors keep, as the query reads them: alike on both engines."""

from . import words
from .models import SynonymGroup


def groups():
    """Return {language: groups of synonyms}, each group a tuple of terms, each term a tuple of stems; one query."""
    found = {"fr": [], "en": []}
    for language, text in SynonymGroup.objects.values_list("language", "terms"):
        group = terms(text, language)
        if len(group) > 1:
            found[language].append(group)
    return found


def terms(text, language):
    """Return the terms of a group, one a line of `text`, as tuples of stems, each once."""
    found = (tuple(words.stems(line, language).split()) for line in text.splitlines())
    return tuple(dict.fromkeys(term for term in found if term))
