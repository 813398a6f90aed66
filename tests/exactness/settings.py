"""Settings of a worker whose memory a test looks into: the suite's own, with the page cache on and one address more."""

import os

from portal.settings.test import *  # noqa: F403
from portal.settings.test import DATABASES, MIDDLEWARE

# As in production: a worker keeps its connection.
DATABASES["default"]["CONN_MAX_AGE"] = 60
PAGE_CACHE = "file"
PAGE_CACHE_FILE = os.environ["PAGE_CACHE_FILE"]
MIDDLEWARE = ["tests.exactness.memory.ObservedPageCache", *MIDDLEWARE[1:]]
ROOT_URLCONF = "tests.exactness.urls"
