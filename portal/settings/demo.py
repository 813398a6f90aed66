"""The embedded settings: SQLite and files under PORTAL_VAR_DIR, mails on the terminal. For a machine of one's own."""

from .base import *  # noqa: F403
from .base import VAR_DIR, get

VAR_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = False
PORTAL_IS_DEMO = True
# Not a secret: the demo listens on the loopback address alone and holds sample data.
SECRET_KEY = get("SECRET_KEY") or "embedded-demo-key-of-no-value-outside-this-machine-0123456789"
ALLOWED_HOSTS = get("ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
