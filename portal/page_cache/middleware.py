"""The first middleware: a page that a visitor has read is served again without a query, until something changes.

Opt-in: a view that answers every visitor alike says so (`for_everyone`); an address with a query is kept only when its view read all of
it (`request.query_understood`). Whoever sends a session, messages waiting to be shown, or credentials is never answered from
here; nothing is kept of a request that sent any cookie.
"""

import re
import time
import zlib
from datetime import datetime, timedelta
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from .generation import chosen
from .store import Entry, Store

#: What campaigns add to addresses: no page reads it, and one page must not be kept a thousand times for it.
TRACKING = ("utm_", "mc_", "fbclid", "gclid", "msclkid", "matomo_", "mtm_", "pk_", "_hs", "igshid")
#: Longest wait for another thread that renders the same page, in seconds.
PATIENCE = 10
#: How zlib is told that what it reads is gzip (header and checksum included).
GZIP = 31
MOST_QUERY = 400
LONGEST_HOST = 255  # RFC 1035, 2.3.4
#: A client that takes gzip; "gzip;q=0" refuses it (RFC 9110, 12.5.3).
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
#: What belongs to one answer and is not repeated from the store (RFC 9110, 7.6.1), or is worked out anew.
OWN = {
    "content-length",
    "content-encoding",
    "etag",
    "set-cookie",
    "date",
    "connection",
    "transfer-encoding",
    "keep-alive",
}
#: What a 304 repeats of the answer it stands for (RFC 9110, 15.4.5).
REPEATED = ("Cache-Control", "Vary", "ETag", "Content-Location", "Cache-Status")


def for_everyone(response):
    """Mark a response as the same for every visitor, so that it may be kept. Return it."""
    response.is_for_everyone = True
    return response


class PageCacheMiddleware:
    """Answer visitors from the store, and fill it. It must be the first in MIDDLEWARE: what it keeps is the final response."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.generation = chosen()
        if self.generation is not None and not self.generation.is_writable():
            self.generation = None
        self.store = Store(settings.PAGE_CACHE_MB * 1024 * 1024)
        self.refused = (settings.SESSION_COOKIE_NAME, "messages")

    def __call__(self, request):
        if request.method in ("GET", "HEAD"):
            _without_tracking(request)
        if not self._may_answer(request):
            return self.get_response(request)
        generation = self.generation.read()
        if generation is None:
            return self.get_response(request)
        key = (request.META.get("HTTP_HOST"), request.scheme, request.path_info, request.META.get("QUERY_STRING", ""))
        entry = self.store.get(generation, key, time.time())
        if entry is not None:
            return _answer(request, entry, "hit")
        if request.method == "HEAD" or request.COOKIES:
            return self.get_response(request)
        return self._render_once(request, generation, key)

    def _may_answer(self, request):
        return (
            self.generation is not None
            and request.method in ("GET", "HEAD")
            and "HTTP_AUTHORIZATION" not in request.META
            and len(request.META.get("QUERY_STRING", "")) <= MOST_QUERY
            and len(request.META.get("HTTP_HOST", "")) <= LONGEST_HOST
            # Django reads the query in the encoding that the request names: another one gives other words.
            and (request.encoding or "utf-8").lower() == "utf-8"
            and not ("HTTP_COOKIE" in request.META and any(name in request.COOKIES for name in self.refused))
        )

    def _render_once(self, request, generation, key):
        """Render the page in one thread; those who ask for it meanwhile are answered from what that one kept.

        Nobody waits for an address whose answer was not to be kept.
        """
        if self.store.passes(generation, key):
            return self.get_response(request)
        turn = self.store.turn(key)
        held = turn.acquire(timeout=PATIENCE)
        try:
            entry = self.store.get(generation, key, time.time())
            if entry is not None:
                return _answer(request, entry, "hit")
            if not self.store.passes(generation, key):
                return self._render(request, generation, key)
        finally:
            if held:
                turn.release()
            self.store.leave(key)
        return self.get_response(request)

    def _render(self, request, generation, key):
        ends = min(time.time() + settings.PAGE_CACHE_SECONDS, _midnight())
        response = self.get_response(request)
        if not _may_keep(request, response):
            self.store.let_pass(generation, key)
            return response
        # Browsers and proxies may keep it too, but ask each time; a signed-in reader has another answer.
        response.headers.setdefault("Cache-Control", "public, no-cache")
        patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
        headers = [(name, value) for name, value in response.items() if name.lower() not in OWN]
        entry = Entry.of(response.content, headers, ends)
        self.store.put(generation, key, entry)
        return _answer(request, entry, "fwd=miss; stored")


def _may_keep(request, response):
    return (
        getattr(response, "is_for_everyone", False)
        and (not request.META.get("QUERY_STRING") or getattr(request, "query_understood", False))
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "private" not in response.get("Cache-Control", "")
        and "no-store" not in response.get("Cache-Control", "")
    )


def _answer(request, entry, status):
    """Return the response of an entry: compressed when the client reads gzip, 304 when it has it already (RFC 9110, 13.1.2)."""
    zipped = TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None
    etag = f'"{entry.digest}-gz"' if zipped else f'"{entry.digest}"'
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    body = entry.body if zipped else zlib.decompress(entry.body, wbits=GZIP)
    response = HttpResponse(body if request.method == "GET" else b"")
    for name, value in entry.headers:
        response.headers[name] = value
    response.headers["ETag"] = etag
    response.headers["Cache-Status"] = f"portal; {status}"  # RFC 9211
    if known and (known.strip() == "*" or etag in known):
        return _not_modified(response)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(body))
    return response


def _not_modified(response):
    answer = HttpResponseNotModified()
    for name in REPEATED:
        if name in response.headers:
            answer.headers[name] = response.headers[name]
    return answer


def _midnight():
    """Return when the office's day ends, in epoch seconds: what is to come and who is a member may change then."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time())).timestamp()


def _without_tracking(request):
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return
    parts = query.split("&")
    kept = [part for part in parts if not unquote_plus(part).lower().startswith(TRACKING)]
    if len(kept) != len(parts):
        request.META["QUERY_STRING"] = "&".join(kept)
