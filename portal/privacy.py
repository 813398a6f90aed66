"""A copy or a move never widens the audience of a page."""

from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from . import access


def _signature(restriction):
    return restriction.kind, frozenset(restriction.groups)


def _attach(page, restriction):
    row = PageViewRestriction.objects.create(page_id=page.pk, restriction_type=restriction.kind)
    row.groups.set(restriction.groups)


@transaction.atomic
def keep_restrictions(source, copy):
    """Give `copy`, page by page of its subtree, each restriction of `source` that its new place does not already impose.

    Wagtail drops the copied restriction when the destination has any, even a looser one.
    """
    pairs = zip(
        Page.objects.filter(path__startswith=source.path).order_by("path"),
        Page.objects.filter(path__startswith=copy.path).order_by("path"),
        strict=False,
    )
    for original, duplicate in pairs:
        restrictions = access.Restrictions()
        held = {_signature(r) for r in restrictions.on(duplicate.path)}
        for restriction in restrictions.on(original.path):
            if _signature(restriction) not in held:
                _attach(duplicate, restriction)
                held.add(_signature(restriction))
        if original.pk == source.pk and duplicate.numchild == 0:
            break


def restrictions_before_move(page):
    """Return what bears on `page` now, to be handed to `keep_after_move` once it has moved."""
    return access.Restrictions().on(page.path)


@transaction.atomic
def keep_after_move(page, before):
    """Give the moved `page` the restrictions it had and would lose; pin those it gains, so that its twin shares them."""
    restrictions = access.Restrictions()
    now = restrictions.on(page.path)
    held = {_signature(r) for r in now}
    for restriction in before:
        if _signature(restriction) not in held:
            _attach(page, restriction)
            held.add(_signature(restriction))
    if not Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).exists():
        return
    own = {_signature(r) for r in now if page.path in r.prefixes}
    for restriction in now:
        if _signature(restriction) not in own:
            _attach(page, restriction)
            own.add(_signature(restriction))
