"""Which engine answers: Elasticsearch where there is one and it works, else the database."""

import time

from django.conf import settings
from elasticsearch import ApiError, TransportError
from elasticsearch.exceptions import UnsupportedProductError

from search.breaker import breaker
from search.elastic import health
from search.elastic.client import is_configured

from . import database, elastic

#: What a server that refuses, is slow, lacks the index or is no Elasticsearch of ours makes of a question.
FAILURES = (ApiError, TransportError, UnsupportedProductError, LookupError, TypeError, ValueError, AttributeError)


class Engine:
    """The engine of one request. `is_simplified` is true once the database answered in the place of Elasticsearch.

    All its questions together give Elasticsearch `ELASTICSEARCH["PATIENCE"]` seconds.
    """

    def __init__(self):
        self.is_simplified = False
        self._left = settings.ELASTICSEARCH["PATIENCE"]

    def answer(self, asked):
        """Return the `Answer` to an `Asked`; never fails for want of Elasticsearch."""
        return self._first_of("answer", asked)

    def number_of(self, asked):
        """Return how many pages have all the words of the query and pass its filters; never fails for want of Elasticsearch."""
        return self._first_of("number_of", asked)

    def _first_of(self, name, asked):
        # Once the database has answered, the whole page is its own: counts and results of one engine.
        if is_configured() and not self.is_simplified:
            if self._left > 0 and breaker.may_ask():
                ends = time.monotonic() + self._left
                try:
                    health.ensure_indexes(self._left)
                    found = getattr(elastic, name)(asked, ends - time.monotonic())
                except elastic.TooManyChanges:
                    pass
                except FAILURES as error:
                    breaker.failed(error)
                    health.forget()
                else:
                    breaker.succeeded()
                    return found
                finally:
                    self._left = ends - time.monotonic()
            self.is_simplified = True
        return getattr(database, name)(asked)


def engine_for(request):
    """Return the engine that answers this request."""
    return Engine()
