"""Publishing from code, as the admin does it: one transaction, the same signals, the same rules."""

from functools import wraps

from django.core.exceptions import ValidationError
from django.db import transaction

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


def publish(page, user=None):
    """Save a revision of `page` and publish it, all or nothing; return the revision.

    Raises `ValidationError` when the page still lacks what readers need (see `problems_before_publishing`).
    """
    fields = {field.name: getattr(page, field.name, None) for field in page._meta.concrete_fields}
    problems = page.problems_before_publishing(fields)
    if problems:
        raise ValidationError(dict(problems))
    with transaction.atomic():
        revision = page.save_revision(user=user, log_action=bool(user))
        revision.publish(user=user)
    page.refresh_from_db()
    return revision


def one_transaction(view):
    """Decorate an admin view so that each unsafe request is one transaction.

    Wagtail's publish signals otherwise fire after the commit, and a failing receiver leaves the publication half done.
    Not `ATOMIC_REQUESTS`: SQLite's immediate transactions would make every GET take the write lock.
    """

    @wraps(view)
    def inside(request, *args, **kwargs):
        if request.method in SAFE_METHODS:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    return inside
