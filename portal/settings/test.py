"""Settings of the suite: everything real, with fast password hashing and files in a folder of its own."""

import os
import tempfile

os.environ.setdefault("PORTAL_VAR_DIR", tempfile.mkdtemp(prefix="portal-test-"))

from .base import *  # noqa: F403

SECRET_KEY = "key-of-the-suite-0123456789-0123456789-0123456789"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PORTAL_IS_DEMO = True
# Each process of the suite has a database of its own: those that ask Elasticsearch name indexes of their own (tests/search/conftest.py).
ELASTICSEARCH = ELASTICSEARCH | {"URL": None}
# Tests look at what is rendered; those of the page cache switch it on.
PAGE_CACHE = "off"
