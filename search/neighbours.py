"""What comes before and after a page in its listing, found inside a query that its page makes anyway."""

from django.db.models import Case, Q, Subquery, Value, When

from .models import SearchDocument
from .rows import documents

BEFORE, AFTER = -1, 1


def neighbours(request, page, kinds, order):
    """Return two querysets of one page id at most: the document listed just before `page`, and the one just after it.

    `kinds` and `order` are the listing's (`search.pages.ListingPage`): fields, "-" before those that fall. Only what the reader
    may see counts. A page that is not listed, a draft for instance, has no neighbours.
    """
    listed = documents(request, page.language).of_kind(*kinds).exclude(pk=page.pk)
    return (
        listed.filter(_beyond(page, order, forwards=False)).order_by(*map(_turned, order)).values("pk")[:1],
        listed.filter(_beyond(page, order, forwards=True)).order_by(*order).values("pk")[:1],
    )


def is_beside(found, field="pk"):
    """Return what tells a neighbour in a query: BEFORE, AFTER or 0; for `annotate`. `found` comes from `neighbours`."""
    before, after = found
    return Case(
        When(**{f"{field}__in": before}, then=Value(BEFORE)),
        When(**{f"{field}__in": after}, then=Value(AFTER)),
        default=Value(0),
    )


def either(found, field="pk"):
    """Return the condition that takes both neighbours into a query."""
    return Q(**{f"{field}__in": found[0]}) | Q(**{f"{field}__in": found[1]})


def _turned(name):
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(page, order, *, forwards):
    """The documents after `page` in the order, or before it: the first field differs, or is equal and the next one differs."""
    condition, equal = Q(pk__in=[]), Q()
    for name in order:
        field = name.lstrip("-")
        own = page.pk if field == "pk" else Subquery(SearchDocument.objects.filter(pk=page.pk).values(field)[:1])
        side = "gt" if forwards != name.startswith("-") else "lt"
        condition |= equal & Q(**{f"{field}__{side}": own})
        equal &= Q(**{field: own})
    return condition
