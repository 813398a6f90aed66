"""The connection to Elasticsearch, by its official client."""

import json
import os
from functools import lru_cache

from django.conf import settings
from elasticsearch import Elasticsearch

#: What a command or the worker gives Elasticsearch, in seconds; a reader's request gives it ELASTICSEARCH["PATIENCE"].
LONG_PATIENCE = 60
#: A client with a patience of its own takes ten milliseconds to make: they are kept, one for each of so many steps in a second.
STEPS = 20


def is_configured():
    """Return whether this installation has an Elasticsearch at all."""
    return bool(settings.ELASTICSEARCH["URL"])


def client(patience):
    """Return the client, which gives up after `patience` seconds. Raises what `elasticsearch` raises when it is asked."""
    return _patient(described(), max(1, int(patience * STEPS)) / STEPS)


def described():
    """Return the settings of Elasticsearch as a text, by which what is known of a server is kept."""
    return json.dumps(settings.ELASTICSEARCH, sort_keys=True)


@lru_cache(maxsize=4)
def _client(text):
    given = json.loads(text)
    options = {"ca_certs": given["CA"]} if given["CA"] else {}
    return Elasticsearch(
        given["URL"],
        api_key=given["API_KEY"] or None,
        # A node that refuses is tried no more; the next one answers. A slow one has had its time: nobody waits twice.
        max_retries=len(given["URL"]) - 1,
        retry_on_timeout=False,
        **options,
    )


@lru_cache(maxsize=64)
def _patient(text, patience):
    return _client(text).options(request_timeout=patience)


def _forget():
    _patient.cache_clear()
    _client.cache_clear()


# The connections of a process are not those of its children.
os.register_at_fork(after_in_child=_forget)
