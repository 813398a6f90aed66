"""A copy, a move or a translation never widens the audience of a page.

A restriction bears on its page, on that page in the other language, and on all that stands below either. Pages that a move
took elsewhere ("strays": in one language under the restricted page, in the other not) get a restriction of their own.
"""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from . import access


def _signature(restriction):
    return restriction.kind, frozenset(restriction.groups)


def _attach(page, restriction):
    row = PageViewRestriction.objects.create(page_id=page.pk, restriction_type=restriction.kind)
    row.groups.set(restriction.groups)


def _attach_missing(page, wanted):
    """Give `page` those of the restrictions `wanted` that nothing yet imposes where it stands."""
    held = {_signature(restriction) for restriction in access.Restrictions().on(page.path)}
    for restriction in wanted:
        if _signature(restriction) not in held:
            _attach(page, restriction)
            held.add(_signature(restriction))


@transaction.atomic
def keep_restrictions(source, copy):
    """Give `copy`, page by page of its subtree, each restriction of `source` that its new place does not already impose.

    Wagtail drops the copied restriction when the destination has any, even a looser one, and those of the pages below.
    """
    originals = Page.objects.filter(path__startswith=source.path).exclude(path__startswith=copy.path).order_by("path")
    duplicates = list(Page.objects.filter(path__startswith=copy.path).order_by("path"))
    if len(duplicates) == 1:
        originals = originals[:1]
    for original, duplicate in zip(originals, duplicates, strict=False):
        _attach_missing(duplicate, access.Restrictions().on(original.path))


@transaction.atomic
def keep_after_move(page, parent_before):
    """Give the moved `page` the restrictions that `parent_before` imposed, and what it left elsewhere those it gains."""
    _attach_missing(page, access.Restrictions().on(Page.objects.get(pk=parent_before.pk).path))
    for restriction in access.Restrictions().on(page.path):
        _cover(restriction)


def hand_over(row, origin):
    """Give the restriction `row`, whose page is being deleted, to the same page in the other language.

    `origin` is what the deletion began with: a page (with all below it) or a queryset of pages.
    """
    restriction = access.Restrictions().by_id.get(row.pk)
    if restriction is None:
        return
    going = (
        [origin.path]
        if isinstance(origin, Page)
        else list(origin.values_list("path", flat=True))
        if hasattr(origin, "values_list")
        else []
    )
    twins = Page.objects.filter(translation_key=row.page.translation_key).exclude(pk=row.page_id)
    for twin in twins:
        own = PageViewRestriction.objects.filter(page=twin).prefetch_related("groups")
        held = {(r.restriction_type, frozenset(group.pk for group in r.groups.all())) for r in own}
        if not any(twin.path.startswith(path) for path in going) and _signature(restriction) not in held:
            _attach(twin, restriction)


def cover_strays(row):
    """Carry the restriction `row` (a `PageViewRestriction`) to the other language of the pages below it, wherever they stand."""
    restriction = access.Restrictions().by_id.get(row.pk)
    if restriction is None or (restriction.kind == PageViewRestriction.GROUPS and not restriction.groups):
        return
    _cover(restriction)


def _cover(restriction):
    inside = Q()
    for prefix in restriction.prefixes:
        inside |= Q(path__startswith=prefix)
    keys = Page.objects.filter(inside).values("translation_key")
    for stray in Page.objects.filter(translation_key__in=keys).exclude(inside).order_by("path"):
        _attach_missing(stray, [restriction])
