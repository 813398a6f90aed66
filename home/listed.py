"""What a home page asks of the search documents: what it lists."""

from django.db.models import Q

from portal.prepared import prepared
from search import days
from search.models import SearchDocument
from search.rows import ROW_FIELDS

#: What each block lists.
KINDS = {
    "news": ("article", "report"),
    "practices": ("practice",),
    "events": ("event",),
    "publications": ("publication",),
}
LISTED_AT_MOST = 12
#: What a chart of the home page can letter and a page can weigh; the directory shows all of them.
MEMBERS_AT_MOST, PLACES_AT_MOST, POINTS_AT_MOST = 16, 22, 19
LIMITS = {kind: LISTED_AT_MOST for kinds in KINDS.values() for kind in kinds} | {
    "event": 60,
    "member": MEMBERS_AT_MOST,
    "theme": 20,
}
FIGURES = ("practice", "publication")


@prepared
def listed(language, closed, *, day, picked):
    """The documents that blocks may list, and those of the pages `picked`: the latest first."""
    shown = SearchDocument.objects.in_language(language).outside(closed)
    coming = shown.exclude(Q(kind="event") & days.past(day))
    # Each kind is read from its index and no further than its limit, however many documents there are.
    kinds = {kind: coming.of_kind(kind).latest() for kind in LIMITS}
    kinds["event"] = coming.of_kind("event").order_by("date", "pk")
    first, *others = (
        SearchDocument.objects.filter(pk__in=kinds[kind][:limit].values("pk")).order_by().values("pk")
        for kind, limit in LIMITS.items()
    )
    chosen = coming.filter(page__pk__in=picked).order_by().values("pk")
    return SearchDocument.objects.filter(pk__in=first.union(*others, chosen)).latest().values(*ROW_FIELDS)
