"""Addresses that programs ask for by convention: security.txt, the web app manifest, icons at the root."""

import datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .models.pages import LANGUAGE_TAGS
from .page_cache.middleware import for_everyone
from .palette import PAPER
from .serving import settings_of

IMAGES = Path(__file__).resolve().parent / "static" / "portal" / "images"
#: Browsers and telephones ask for these at the root whatever the page says.
ROOT_ICONS = {
    "favicon.ico": ("favicon.ico", "image/x-icon"),
    "apple-touch-icon.png": ("apple-touch-icon.png", "image/png"),
    "apple-touch-icon-precomposed.png": ("apple-touch-icon.png", "image/png"),
}
#: Days a reader of security.txt may trust it; less than a year is recommended (RFC 9116, 2.5.5).
TRUSTED_FOR = 180
A_DAY = 24 * 3600


@require_safe
def security_txt(request):
    """`/.well-known/security.txt`: whom to tell about a weakness (RFC 9116)."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    contact = settings.SECURITY_CONTACT or settings.OFFICE_EMAIL
    expires = datetime.datetime.combine(timezone.localdate(), datetime.time(), datetime.UTC)
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {expires + datetime.timedelta(days=TRUSTED_FOR):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
        f"Canonical: {base}/.well-known/security.txt",
    ]
    # Lines end with CRLF or LF (RFC 9116, 2.2).
    return for_everyone(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@require_safe
def manifest(request):
    """`site.webmanifest` of one language (W3C, Web Application Manifest): name, icons and colours on a telephone's screen."""
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    chosen = settings_of(request)
    data = {
        "id": f"/{language}/",
        "start_url": f"/{language}/",
        "scope": "/",
        "lang": LANGUAGE_TAGS[language],
        "name": chosen.text("name", language),
        "short_name": "AIVP",
        "description": chosen.text("tagline", language) or _("AIVP North America"),
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static("portal/images/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("portal/images/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("portal/images/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": static("portal/images/icon-maskable-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    }
    if not data["name"].startswith(data["short_name"]):
        data["short_name"] = data["name"]
    return for_everyone(
        JsonResponse(data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
    )


@require_safe
def root_icon(request, name):
    """An icon asked for at the root of the site."""
    if name not in ROOT_ICONS:
        raise Http404
    file, kind = ROOT_ICONS[name]
    response = HttpResponse((IMAGES / file).read_bytes(), content_type=kind)
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response
