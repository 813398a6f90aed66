"""What a home page asks of the search documents: what it lists."""

from django.db.models import Q

from portal.prepared import prepared
from search import days
from search.models import SearchDocument
from search.rows import ROW_FIELDS

#: What each block lists; as many as it says, or as this.
SHOWN = 3
KINDS = {
    "news": ("article", "report"),
    "practices": ("practice",),
    "events": ("event",),
    "publications": ("publication",),
}
#: What a chart of the home page can letter and a page can weigh; the directory shows all of them.
MEMBERS_AT_MOST, PLACES_AT_MOST, POINTS_AT_MOST = 16, 22, 19
LIMITS = {"member": MEMBERS_AT_MOST, "theme": 20}
FIGURES = ("practice", "publication")


def limits(blocks):
    """Return, as a tuple of (kind, number), how many documents of each kind the blocks of a page, (type, value), may show."""
    found = dict(LIMITS)
    for name, value in blocks:
        for kind in KINDS.get(name, ()):
            found[kind] = max(found.get(kind, 0), value.get("number") or SHOWN)
    return tuple(found.items())


@prepared
def listed(language, closed, most, *, day, picked):
    """The documents that blocks may list, as many of each kind as `most` says (`limits`), and those of the pages `picked`: the latest first."""
    shown = SearchDocument.objects.in_language(language).outside(closed)
    coming = shown.exclude(Q(kind="event") & days.past(day))
    # Each kind is read from its index and no further than its limit, however many documents there are.
    kinds = {kind: coming.of_kind(kind).latest() for kind, _limit in most}
    if "event" in kinds:
        kinds["event"] = coming.of_kind("event").order_by("date", "pk")
    first, *others = (
        SearchDocument.objects.filter(pk__in=kinds[kind][:limit].values("pk")).order_by().values("pk")
        for kind, limit in most
    )
    chosen = coming.filter(page__pk__in=picked).order_by().values("pk")
    return SearchDocument.objects.filter(pk__in=first.union(*others, chosen)).latest().values(*ROW_FIELDS)
