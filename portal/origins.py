"""Where a form was sent from, for the public forms: a proof that needs no cookie, so that their pages are the same for everyone.

What is proven, and in which order (OWASP, Cross-Site Request Forgery Prevention, "Fetch Metadata headers" and "Verifying
Origin With Standard Headers"): `Sec-Fetch-Site` (W3C, Fetch Metadata Request Headers, 2.3), then `Origin` (RFC 6454, 7).
Scripts can forge neither. A browser that says nothing is asked for Django's token, with a cookie, once something was sent.
"""

from django.middleware.csrf import CsrfViewMiddleware

from .serving import structure_of
from .structure import model_of

#: What `request.form_proof` holds on a page type that declares `form_for_anyone`.
BY_ORIGIN, BY_TOKEN, UNPROVEN = "origin", "token", ""


def is_for_anyone(request):
    """Return whether the request is for a page whose form acts in nobody's name (`form_for_anyone = True` on its type)."""
    match = request.resolver_match
    if match is None or match.view_name != "wagtail_serve":
        return False
    chain = structure_of(request).chain()
    return bool(chain) and getattr(model_of(chain[-1]), "form_for_anyone", False)


class FormOriginMiddleware(CsrfViewMiddleware):
    """Django's protection of forms; the pages that declare it are believed on the word of the browser, without a token.

    Such a page reads `request.form_proof`, and does nothing but show itself again when it is `UNPROVEN`.
    """

    def process_view(self, request, callback, callback_args, callback_kwargs):
        if request.method != "POST" or not is_for_anyone(request):
            return super().process_view(request, callback, callback_args, callback_kwargs)
        told = self._is_ours(request)
        if told is False:
            return self._reject(request, "Sent from another site.")
        request.form_proof = BY_ORIGIN if told else UNPROVEN
        if told:
            return self._accept(request)
        return super().process_view(request, callback, callback_args, callback_kwargs)

    def _is_ours(self, request):
        """Return what the browser says: True from this site, False from another one, None when it does not say."""
        site = request.headers.get("Sec-Fetch-Site", "").lower()
        if site == "same-origin":
            return True
        if "Origin" in request.headers:  # "null", which sandboxed frames send, is not ours.
            return self._origin_verified(request)
        return False if site in ("cross-site", "same-site") else None

    def _accept(self, request):
        if getattr(request, "form_proof", None) == UNPROVEN:
            request.form_proof = BY_TOKEN
        return super()._accept(request)

    def _reject(self, request, reason):
        if getattr(request, "form_proof", None) == UNPROVEN:
            return None  # The page shows itself again with what was typed, and a token this time.
        return super()._reject(request, reason)
