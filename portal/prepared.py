"""Queries that every page asks, compiled once in a process: afterwards only their values change.

Building a queryset and writing its SQL costs a page more than the database's answer. A prepared query is an ordinary queryset
whose SQL is kept; its rows are read by Django as ever.
"""

from copy import copy
from functools import lru_cache, wraps

from django.db import connections
from django.db.models import CharField, Expression, IntegerField

#: Shapes kept: a list of ids has one for each of its lengths.
SHAPES = 512
#: Between two lengths of a list (`few_lengths`).
STEP = 8
COLUMNS = {int: IntegerField, str: CharField}


class Slot(Expression):
    """Where a value goes in a compiled query: the argument `name`, or its item `rank` when the argument is a list."""

    def __init__(self, name, rank=None, kind=int):
        super().__init__(output_field=COLUMNS[kind]())
        self.name, self.rank = name, rank

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value_in(self, values):
        """Return what takes this place among the arguments of a call."""
        value = values[self.name]
        return value if self.rank is None else value[self.rank]


def prepared(build):
    """Decorate a function that returns a queryset: the call returns its rows, as a list.

    Positional arguments (hashable: a model, a language) are part of the query's shape; keyword arguments are its values: texts,
    numbers, or lists of them that are not empty. `build` receives expressions in their place and must not read them; a list of
    keys is compared with a key (`image__pk__in`), never with a relation. What else it reads must not change while the process runs.
    """

    @wraps(build)
    def rows(*shape, **values):
        values = {name: list(value) if isinstance(value, (set, tuple)) else value for name, value in values.items()}
        kinds = tuple((name, _kinds(value)) for name, value in values.items())
        queryset, compiler, sql, params = _compiled(build, shape, kinds)
        given = tuple(param.value_in(values) if isinstance(param, Slot) else param for param in params)
        # The compiler remembers which columns make which objects; only the writing of the SQL is skipped.
        answering = copy(compiler)
        answering.connection = connections[compiler.using]
        answering.as_sql = lambda *args, **kwargs: (sql, given)
        asked = queryset._chain()
        asked.query.get_compiler = lambda *args, **kwargs: answering
        return list(asked)

    return rows


def few_lengths(values):
    """Return these values, not empty, in order and one of them repeated until their number is one of few: so that a prepared query
    which looks for any of them has few shapes.
    """
    found = sorted(set(values))
    return found + found[-1:] * (-len(found) % STEP)


def _kinds(value):
    return (type(value[0]), len(value)) if isinstance(value, list) else type(value)


@lru_cache(maxsize=SHAPES)
def _compiled(build, shape, kinds):
    slots = {
        name: [Slot(name, rank, kind[0]) for rank in range(kind[1])]
        if isinstance(kind, tuple)
        else Slot(name, None, kind)
        for name, kind in kinds
    }
    queryset = build(*shape, **slots)
    compiler = queryset.query.get_compiler(using=queryset.db)
    return queryset, compiler, *compiler.as_sql()
