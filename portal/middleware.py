"""Small middlewares, one thought each."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from . import errors
from .nearest import page_without_language

#: Addresses that have no language of their own: never redirected to /fr/ (trap: a 404 under /api/ became a redirect).
NEUTRAL_PREFIXES = (
    "/admin/",
    "/api/",
    "/documents/",
    "/images/",
    "/social/",
    "/media/",
    "/static/",
    "/healthz",
    "/readyz",
    "/sitemap",
    "/.well-known/",
)


class BadInputMiddleware:
    """Refuse with a clear 400 what no database or file system can hold: NUL characters and endless addresses."""

    MAX_QUERY = 8_000

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        text = request.META.get("QUERY_STRING", "")
        if "\0" in request.path or "%00" in text or len(text) > self.MAX_QUERY or len(request.path) > self.MAX_QUERY:
            return errors.bad_request(request)
        return self.get_response(request)


class PortalLocaleMiddleware(LocaleMiddleware):
    """The language comes from the address; addresses without one keep the browser's and are never redirected."""

    def process_request(self, request):
        super().process_request(request)
        if request.path.startswith("/admin/"):
            # The admin follows the person's own choice, set by Wagtail once they are known; French until then.
            translation.activate("fr" if translation.get_language() not in ("fr", "en") else translation.get_language())

    def process_response(self, request, response):
        if request.path.startswith(NEUTRAL_PREFIXES):
            patch_vary_headers(response, ("Accept-Language",))
            return response
        if response.status_code == 404 and not translation.get_language_from_path(request.path_info):
            return self._with_language(request, response)
        return super().process_response(request, response)

    def _with_language(self, request, response):
        """Lead an address written without its language to the page it names, in the reader's language first; else stay lost.

        Django would add the language to any address, and the reader would be just as lost one redirection later.
        """
        active = "en" if (translation.get_language() or "fr").startswith("en") else "fr"
        path = page_without_language(request, (active, "en" if active == "fr" else "fr"))
        if path is None and self._is_view(f"/{active}{request.path_info.rstrip('/')}/"):
            path = f"/{active}{request.path_info.rstrip('/')}/"
        if path:
            query = request.META.get("QUERY_STRING", "")
            response = HttpResponseRedirect(f"{path}?{query}" if query else path)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    @staticmethod
    def _is_view(path):
        """Return whether `path` is an address of the account pages, or of any other view that is no page of the tree."""
        try:
            return resolve(path).view_name != "wagtail_serve"
        except Resolver404:
            return False


class PrivacyHeadersMiddleware:
    """No response that depends on a person is stored by a shared cache; the admin gets a policy it can work under."""

    ADMIN_POLICY = {
        "script-src": ["'self'", "'unsafe-inline'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "frame-ancestors": ["'self'"],
    }

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            # Wagtail's admin still needs inline scripts and styles; nobody but the office loads it.
            response._csp_replace = self.ADMIN_POLICY
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        user = getattr(request, "user", None)
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES and user is not None and user.is_authenticated
        if (signed_in or response.cookies) and "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "private, no-store"
        return response


class MovedAddressMiddleware(RedirectMiddleware):
    """A 404 becomes the redirect an editor or a change of address left behind, or 410 when the page was deleted."""

    def process_response(self, request, response):
        if response.status_code != 404 or request.path.startswith(NEUTRAL_PREFIXES):
            return response
        response = super().process_response(request, response)
        if response.status_code != 404:
            return response
        from .models import GoneAddress

        path = request.path if request.path.endswith("/") else request.path + "/"
        if len(path) <= 1000 and GoneAddress.objects.filter(path=path).exists():
            return errors.gone(request)
        return response
