"""The one table of environment variables: name, type, default and meaning.

`docs/configuration.md` prints the same table; a test compares the two. A secret has no default: production asks
for it with `required()`.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Variable:
    """One environment variable: its type (`str`, `int`, `bool` or `list`), embedded default and meaning."""

    name: str
    kind: type
    default: object
    meaning: str


VARIABLES = {
    variable.name: variable
    for variable in (
        Variable("SECRET_KEY", str, None, "Key that signs sessions and links. Required in production."),
        Variable(
            "DATABASE_URL",
            str,
            None,
            "postgres://user:password@host:port/name. SQLite when unset; required in production.",
        ),
        Variable("ALLOWED_HOSTS", list, None, "Host names served, separated by commas. Required in production."),
        Variable("BASE_URL", str, None, "Public address of the portal, without a final slash. Required in production."),
        Variable("PORTAL_VAR_DIR", str, str(BASE_DIR / "var"), "Folder of the embedded database, files and caches."),
        Variable("MEDIA_ROOT", str, None, "Public renditions of pictures; PORTAL_VAR_DIR/media when unset."),
        Variable("PRIVATE_ROOT", str, None, "Documents and originals of pictures; PORTAL_VAR_DIR/private when unset."),
        Variable("STATIC_ROOT", str, None, "Where collectstatic puts files; PORTAL_VAR_DIR/static when unset."),
        Variable(
            "SENDFILE_BACKEND",
            str,
            "django_sendfile.backends.simple",
            "How private files are handed out: django_sendfile.backends.nginx behind nginx.",
        ),
        Variable(
            "CACHE_URL",
            str,
            None,
            "redis://host:port/0 (Valkey or Redis) for the cache and for counting sign-in attempts; when unset, memory of each process for the one, the database for the other.",
        ),
        Variable(
            "PAGE_CACHE",
            str,
            "file",
            "Whole pages kept for visitors: file on one machine, shared (in CACHE_URL) when several serve the site, or off.",
        ),
        Variable("PAGE_CACHE_MB", int, 64, "Memory that each process gives to those pages, in megabytes."),
        Variable(
            "ELASTICSEARCH_URL",
            list,
            None,
            "https://host:9200, or several separated by commas: the nodes of one cluster. The database answers searches when unset.",
        ),
        Variable(
            "ELASTICSEARCH_API_KEY", str, None, "Encoded API key limited to the portal's indexes: docs/operations.md."
        ),
        Variable(
            "ELASTICSEARCH_CA",
            str,
            None,
            "File of the authority that signed the nodes' certificates; the system's authorities when unset.",
        ),
        Variable(
            "ELASTICSEARCH_REPLICAS",
            int,
            0,
            "Copies of each index beside the first; 1 on a cluster, so that a node may be lost.",
        ),
        Variable(
            "ELASTICSEARCH_PREFIX",
            str,
            "portal",
            "Beginning of the names of the portal's indexes, where several sites share a cluster.",
        ),
        Variable(
            "EMAIL_URL",
            str,
            None,
            "smtp+tls://user:password@host:587. Mails are written to the terminal when unset; required in production.",
        ),
        Variable("DEFAULT_FROM_EMAIL", str, "portail@example.org", "Sender of the portal's mails."),
        Variable("OFFICE_EMAIL", str, "bureau@example.org", "Where the office receives requests and messages."),
        Variable(
            "SECURITY_CONTACT",
            str,
            None,
            "Whom to tell about a weakness, in /.well-known/security.txt: an e-mail address or an https address. OFFICE_EMAIL when unset.",
        ),
        Variable(
            "TRUSTED_PROXIES", int, 0, "Number of proxies in front of the portal whose X-Forwarded-For is believed."
        ),
        Variable("LOG_LEVEL", str, "INFO", "Lowest level written to the log."),
        Variable("HSTS_SECONDS", int, 31536000, "Length of Strict-Transport-Security in production."),
        Variable("MAX_UPLOAD_MB", int, 50, "Largest file an editor may upload, in megabytes."),
    )
}


def get(name):
    """Return the value of the variable `name`, converted to its type, or its default.

    Raises `ImproperlyConfigured` when the text cannot be read as that type.
    """
    variable = VARIABLES[name]
    text = os.environ.get(name, "")
    if text == "":
        return variable.default
    if variable.kind is list:
        return [part.strip() for part in text.split(",") if part.strip()]
    if variable.kind is int:
        try:
            return int(text)
        except ValueError:
            raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}.") from None
    return text


def required(name):
    """Return the value of `name`, or stop the start with a sentence that names the missing variable."""
    value = get(name)
    if value in (None, []):
        raise ImproperlyConfigured(f"{name} is not set. {VARIABLES[name].meaning} See docs/configuration.md.")
    return value
