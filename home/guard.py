"""Keeping robots out of the forms without asking people to solve anything.

Four signs: a field that only robots fill, a seal that only the page itself carries, web addresses in number, and how many
forms one address of the network sends. None depends on who reads, so the page that shows the form may be kept in a cache.
"""

import ipaddress
import re
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.cache import caches
from django.utils import timezone
from django.utils.crypto import salted_hmac

SALT = "home.guard"
DAYS = 2  # A page left open overnight, or over one night more, is still accepted.
SENT_IN_AN_HOUR = 5
HOUR = 3600
MOST_LINKS = 3
LINK = re.compile(r"://|\bwww\.", re.I)


def stamp(form_name, day=None):
    """Return a signed text that says which form was shown, and on which day (today by default): the same for every reader."""
    return signing.Signer(salt=SALT).sign(f"{form_name} {day or timezone.localdate()}")


def is_recent(text, form_name):
    """Return whether a stamp that a form brings back is ours, of this form, and of today or the days just before."""
    today = timezone.localdate()
    return text in {stamp(form_name, today - timedelta(days=days)) for days in range(DAYS + 1)}


def has_many_links(text):
    """Return whether a message holds more web addresses than people write in one: robots come to leave them."""
    return len(LINK.findall(text)) > MOST_LINKS


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
    """Count one more form sent from the request's address; return True beyond the limit of any hour.

    Each form takes one of a few places, free again an hour later. Only a keyed hash of the address is kept, as long. The
    counters are those of all processes together, as for sign-in (`accounts.limits`).
    """
    digest = salted_hmac(SALT, _neighbourhood(client_address(request))).hexdigest()[:32]
    places = (f"form:{form_name}:{digest}:{place}" for place in range(SENT_IN_AN_HOUR))
    return not any(caches["limits"].add(place, 1, HOUR) for place in places)


def _sent_key(stamp_text, content):
    return "form-sent:" + salted_hmac(SALT, stamp_text + "\0" + content).hexdigest()[:32]


def sent_before(stamp_text, content):
    """Return whether this very content was already sent from a page of the same day: a button pressed twice sends one message."""
    return not caches["limits"].add(_sent_key(stamp_text, content), 1, (DAYS + 1) * 24 * HOUR)


def forget_sent(stamp_text, content):
    """Take back what `sent_before` noted, for a content that was not kept after all."""
    caches["limits"].delete(_sent_key(stamp_text, content))


def text_seal(text):
    """Return a short fingerprint of a text that a page showed, to know whether the words are still the same."""
    return salted_hmac(SALT + ".text", text).hexdigest()[:24]
