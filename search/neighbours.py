"""What comes before and after a page in its listing, found inside a query that its page makes anyway."""

from dataclasses import dataclass

from django.db.models import Case, Q, Subquery, Value, When

from portal import access

from .models import SearchDocument

BEFORE, AFTER = -1, 1


@dataclass(frozen=True)
class Listed:
    """The listing in which a page has neighbours: its documents, in its order, outside the subtrees `closed` to the reader."""

    language: str
    kinds: tuple
    order: tuple
    closed: tuple

    def beside(self, pk):
        """Return two querysets of one page id at most: what is listed just before the page `pk`, and just after it."""
        listed = SearchDocument.objects.in_language(self.language).outside(self.closed).of_kind(*self.kinds)
        others = listed.exclude(pk=pk).values("pk")
        return (
            others.filter(_beyond(pk, self.order, forwards=False)).order_by(*map(_turned, self.order))[:1],
            others.filter(_beyond(pk, self.order, forwards=True)).order_by(*self.order)[:1],
        )


def neighbours(request, page, kinds, order):
    """Return the listing in which `page` has neighbours, as this reader sees it.

    `kinds` and `order` are the listing's (`search.pages.ListingPage`): fields, "-" before those that fall. A page that is not
    listed, a draft for instance, has no neighbours.
    """
    return Listed(page.language, tuple(kinds), tuple(order), access.closed_for(request))


def is_beside(listed, pk, field="pk"):
    """Return what tells a neighbour of the page `pk` in a query: BEFORE, AFTER or 0; for `annotate`."""
    before, after = listed.beside(pk)
    return Case(
        When(**{f"{field}__in": before}, then=Value(BEFORE)),
        When(**{f"{field}__in": after}, then=Value(AFTER)),
        default=Value(0),
    )


def sides(listed, pk):
    """Return the two conditions that take the neighbours of the page `pk` into a query, one each: to be joined by a union.

    Joined by "or", they would have the database read every page of the site.
    """
    return [Q(pk__in=found) for found in listed.beside(pk)]


def _turned(name):
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(pk, order, *, forwards):
    """The documents after a page in the order, or before it: the first field differs, or is equal and the next one differs."""
    condition, equal = Q(pk__in=[]), Q()
    for name in order:
        field = name.lstrip("-")
        own = pk if field == "pk" else Subquery(SearchDocument.objects.filter(pk=pk).values(field)[:1])
        side = "gt" if forwards != name.startswith("-") else "lt"
        condition |= equal & Q(**{f"{field}__{side}": own})
        equal &= Q(**{field: own})
    return condition
