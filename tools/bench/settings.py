"""The settings of a production site, as far as this machine allows: no TLS, a sample site, and one address more: `/bare/`."""

from portal.settings.production import *  # noqa: F403

ROOT_URLCONF = "tools.bench.urls"
# There is no proxy with a certificate in front: what depends on one is put aside.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
# The loaders of the sample site ask for it; it also lets the server hand out pictures, which nginx does in production.
PORTAL_IS_DEMO = True
