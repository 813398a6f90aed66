"""Keeping robots out of the forms without asking people to solve anything.

Three signs: a field that only robots fill, the time between showing and sending, and how many forms one address sends.
"""

import ipaddress

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils.crypto import get_random_string, salted_hmac

SALT = "home.guard"
FASTEST = 3  # seconds: nobody reads and fills a form faster
OLDEST = 24 * 3600  # seconds: a page left open overnight is asked to be sent again
SENT_IN_AN_HOUR = 5
HOUR = 3600


def stamp(form_name):
    """Return a signed text that says which form was shown, and when."""
    return signing.dumps({"form": form_name, "id": get_random_string(12)}, salt=SALT)


def age(text, form_name):
    """Return "ok", "fast" or "old" for a stamp that a form brings back; "old" too when it is not ours."""
    try:
        if signing.loads(text, salt=SALT, max_age=OLDEST)["form"] != form_name:
            return "old"
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return "old"
    try:
        signing.loads(text, salt=SALT, max_age=FASTEST)
    except signing.SignatureExpired:
        return "ok"
    return "fast"


def client_address(request):
    """Return the address a request comes from, believing as many proxies as `TRUSTED_PROXIES` says and no more.

    `X-Forwarded-For` grows at its right end: the trusted proxies wrote the last entries, a sender may forge the others.
    """
    proxies = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        return forwarded[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def _neighbourhood(address):
    """An IPv6 subscriber holds a whole /64; anything that is no address is one neighbourhood of its own."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 6:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def too_many(request, form_name):
    """Count one more form sent from the request's address; return True beyond the limit of an hour.

    Only a keyed hash of the address is kept, for an hour.
    """
    digest = salted_hmac(SALT, _neighbourhood(client_address(request))).hexdigest()[:32]
    key = f"form:{form_name}:{digest}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > SENT_IN_AN_HOUR
    except ValueError:  # The hour ended between the two lines.
        cache.set(key, 1, HOUR)
        return False


def sent_before(stamp_text, content):
    """Return whether this very content was already sent from this very page: a button pressed twice sends one message."""
    digest = salted_hmac(SALT, stamp_text + "\0" + content).hexdigest()[:32]
    return not cache.add(f"form-sent:{digest}", 1, OLDEST)


def text_seal(text):
    """Return a short fingerprint of a text that a page showed, to know whether the words are still the same."""
    return salted_hmac(SALT + ".text", text).hexdigest()[:24]
