"""Settings of a production site. Each secret is asked for by name; without it the portal does not start."""

import environ

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, LOGGING, STORAGES, environment, get
from .environment import required

SECRET_KEY = required("SECRET_KEY")
ALLOWED_HOSTS = required("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = required("BASE_URL")
required("DATABASE_URL")
# Not in the other settings: the development server opens a thread for each request, whose connection would stay behind.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
required("EMAIL_URL")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
vars().update(environ.Env.email_url_config(environment.str("EMAIL_URL")))

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = get("HSTS_SECONDS")
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
LOGGING["handlers"]["console"]["formatter"] = "json"
LOGGING["loggers"]["django.server"]["handlers"] = ["console"]
