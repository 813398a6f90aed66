"""Attempts are counted for all processes of the portal together."""

from django.core.cache import caches
from django.utils.connection import ConnectionProxy


def share():
    """Make allauth keep its counters, and the codes already used, in the cache that every process shares.

    allauth has no setting for it and asks Django's default cache, which without Redis is the memory of one process: two
    workers would allow twice the attempts, and one code could open a session in each.
    """
    from allauth.core.internal import ratelimit
    from allauth.mfa.totp.internal import auth

    ratelimit.cache = auth.cache = ConnectionProxy(caches, "limits")
