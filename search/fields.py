"""The words of a document as the two databases compare them."""

import json
import re
from itertools import chain, islice, repeat
from operator import add

from django.db import models

#: PostgreSQL keeps no position beyond this one, and no vector longer than a mebibyte.
LAST, MOST = 16_383, 1_000_000
#: What follows the words of each part of a vector: their position, and the weight of the part.
PLACES = {weight: [f":{at}{weight}" for at in range(1, LAST + 1)] for weight in "ABC"}
LEXEME = re.compile(r"'([^']*)'")


class WeighedWords(models.Field):
    """The stems of a title, a summary and a body, given as three texts: a `tsvector` of weights A, B and C in PostgreSQL, text that
    triggers take apart for an FTS5 table in SQLite.

    What is read is the set of the stems: engines compare the column, nobody reads it. The words come ready from `search.words`:
    neither database stems, folds or drops anything.
    """

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value, connection, prepared=False):
        return tsvector(value) if connection.vendor == "postgresql" else json.dumps(value)

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        found = LEXEME.findall(value) if connection.vendor == "postgresql" else " ".join(json.loads(value)).split()
        return frozenset(found)


def as_read(parts, connection):
    """Return what is read where these texts were written: a set of words."""
    if connection.vendor == "postgresql":
        return frozenset(word.partition(":")[0] for word in tsvector(parts).split())
    return frozenset(" ".join(parts).split())


def tsvector(parts):
    """Return the text of a `tsvector` of the words of these texts, weighed A, B, C: a place lies between two parts, so no phrase crosses it.

    Words hold letters and digits alone: nothing is quoted. What a vector cannot hold is left out, from the end.
    """
    said, start = [], 0
    for weight, part in zip("ABC", parts, strict=True):
        words, places = part.split(), PLACES[weight]
        said += map(add, words, chain(islice(places, start, None), repeat(places[-1])))
        start += len(words) + 1
    text = " ".join(said)
    if len(text) > MOST // 4:
        fitting = text.encode()[:MOST]
        text = fitting.decode(errors="ignore").rpartition(" ")[0] if len(fitting) == MOST else text
    return text
