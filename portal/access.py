"""The one access rule: may this reader see this?

Every channel asks it: page, file, rendition, listing, count, feed, sitemap, export, related link. Audiences are
everyone; members (a seat in an organisation whose membership is current today); named groups; the office's staff.

A restriction is Wagtail's own `PageViewRestriction`. It holds for the page it was set on, for the same page in the other
language, and for everything below either of them; all the restrictions met on the way must let the reader in. Nothing
about privacy is copied into listings: each query joins the restrictions as they stand at that instant.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page, PageViewRestriction

from .models.audiences import Audience
from .models.uses import Use

_seat_resolvers = []


def register_seat_resolver(resolver):
    """Let a room say who holds a seat: `resolver(user, day)` returns True when `user` is a member's person on `day`."""
    _seat_resolvers.append(resolver)


class Reader:
    """Somebody who asks to see something, today: a visitor (`user` None or anonymous) or a signed-in person."""

    def __init__(self, user=None, day=None):
        self.user = user if user is not None and user.is_authenticated and user.is_active else None
        self.day = day or timezone.localdate()

    @property
    def is_visitor(self):
        return self.user is None

    @cached_property
    def is_superuser(self):
        return self.user is not None and self.user.is_superuser

    @cached_property
    def is_staff(self):
        """Someone of the office: may enter the Wagtail admin."""
        if self.user is None or self.user.is_superuser:
            return self.user is not None
        # Django's `has_perm` would load every permission of the person, by two queries.
        entry = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
        return entry.filter(Q(group__user=self.user) | Q(user=self.user)).exists()

    @cached_property
    def is_member(self):
        """Holds a seat in an organisation whose membership is current on `day`."""
        return self.user is not None and any(resolver(self.user, self.day) for resolver in _seat_resolvers)

    @cached_property
    def group_ids(self):
        """Groups the person was put in by hand."""
        return frozenset(self.user.groups.values_list("pk", flat=True)) if self.user else frozenset()

    def belongs_to(self, audience):
        """Return whether this reader is part of an `Audience` (public, members or staff); unknown keys admit nobody."""
        if audience == Audience.PUBLIC:
            return True
        if audience == Audience.MEMBERS:
            return self.is_member or self.is_staff
        if audience == Audience.STAFF:
            return self.is_staff
        return False

    @cached_property
    def audiences(self):
        """Every audience this reader is part of."""
        return [key for key in Audience.values if self.belongs_to(key)]


def reader_of(request):
    """Return the `Reader` of a request, worked out once."""
    if not hasattr(request, "_portal_reader"):
        request._portal_reader = Reader(getattr(request, "user", None))
    return request._portal_reader


@dataclass
class Restriction:
    """One restriction: its type, its groups (with the audience a group stands for) and the subtrees it closes."""

    pk: int
    kind: str
    groups: dict = field(default_factory=dict)
    prefixes: set = field(default_factory=set)

    def admits(self, reader):
        """Return whether this restriction lets `reader` in. A shared password, which the portal does not offer, admits nobody."""
        if self.kind == PageViewRestriction.NONE or reader.is_superuser:
            return True
        if reader.is_visitor:
            return False
        if self.kind == PageViewRestriction.LOGIN:
            return True
        if self.kind == PageViewRestriction.GROUPS:
            return any(
                reader.belongs_to(audience) if audience else group in reader.group_ids
                for group, audience in self.groups.items()
            )
        return False

    @property
    def narrowest_audience(self):
        """The audience to name to a reader who is refused, or "" for named groups."""
        if self.kind == PageViewRestriction.GROUPS and set(self.groups.values()) == {Audience.MEMBERS}:
            return Audience.MEMBERS
        if self.kind == PageViewRestriction.LOGIN:
            return "login"
        return Audience.STAFF if Audience.STAFF in self.groups.values() else "groups"


class Restrictions:
    """Every restriction of the portal, on pages and on collections of files, as it stands now, read by one query."""

    # Restrictions are few, pages many: SQLite, which cannot know, takes `CROSS JOIN` for the order to read in.
    SQL = """
        SELECT 0, r.id, r.restriction_type, g.group_id, a.key, twin.path
        FROM wagtailcore_pageviewrestriction r
        CROSS JOIN wagtailcore_page own CROSS JOIN wagtailcore_page twin
        LEFT JOIN wagtailcore_pageviewrestriction_groups g ON g.pageviewrestriction_id = r.id
        LEFT JOIN portal_portalaudience a ON a.group_id = g.group_id
        WHERE own.id = r.page_id AND twin.translation_key = own.translation_key
        UNION ALL
        SELECT 1, r.id, r.restriction_type, g.group_id, a.key, c.path
        FROM wagtailcore_collectionviewrestriction r
        JOIN wagtailcore_collection c ON c.id = r.collection_id
        LEFT JOIN wagtailcore_collectionviewrestriction_groups g ON g.collectionviewrestriction_id = r.id
        LEFT JOIN portal_portalaudience a ON a.group_id = g.group_id
    """

    def __init__(self):
        self.by_id, self.on_collections = {}, {}
        with connection.cursor() as cursor:
            cursor.execute(self.SQL)
            for of_files, pk, kind, group, audience, path in cursor.fetchall():
                known = self.on_collections if of_files else self.by_id
                restriction = known.setdefault(pk, Restriction(pk, kind))
                restriction.prefixes.add(path)
                if group:
                    restriction.groups[group] = audience

    def on(self, path):
        """Return the restrictions that bear on the page whose treebeard path is `path`."""
        return [r for r in self.by_id.values() if any(path.startswith(prefix) for prefix in r.prefixes)]

    def closed_to(self, reader):
        """Return the treebeard paths of the subtrees that `reader` may not enter, outermost only, in order."""
        prefixes = sorted({p for r in self.by_id.values() if not r.admits(reader) for p in r.prefixes})
        outermost = []
        for prefix in prefixes:
            if not outermost or not prefix.startswith(outermost[-1]):
                outermost.append(prefix)
        return outermost


def restrictions_of(request):
    """Return the restrictions as read for this request, once."""
    if not hasattr(request, "_portal_restrictions"):
        request._portal_restrictions = Restrictions()
    return request._portal_restrictions


def open_pages(reader, restrictions=None, prefix=""):
    """Return the Q of pages that are live and that `reader` may see.

    `prefix` names the relation that leads to the page ("page__" for search documents). `restrictions` may be passed
    when they are already read.
    """
    return open_outside((restrictions or Restrictions()).closed_to(reader), prefix)


def open_outside(closed, prefix=""):
    """Return the Q of live pages outside the subtrees of these treebeard paths (`Restrictions.closed_to`)."""
    allowed = Q(**{f"{prefix}live": True})
    for path in closed:
        allowed &= ~Q(**{f"{prefix}path__startswith": path})
    return allowed


def closed_for(request):
    """Return, as a tuple, the treebeard paths of the subtrees that the reader of this request may not enter."""
    return tuple(restrictions_of(request).closed_to(reader_of(request)))


def may_see_page(reader, page, restrictions=None):
    """Return whether `reader` may see `page` (its liveness aside): every restriction on it admits the reader."""
    return not refusals(reader, page, restrictions)


def refusals(reader, page, restrictions=None):
    """Return the restrictions that refuse `page` to `reader`; empty when the page may be seen."""
    return [r for r in (restrictions or Restrictions()).on(page.path) if not r.admits(reader)]


def audience_of_page(page, restrictions=None):
    """Return who may see `page`: "public", "members", "login", "groups" or "staff", the narrowest that bears on it."""
    order = [Audience.PUBLIC, "login", Audience.MEMBERS, "groups", Audience.STAFF]
    found = [
        r.narrowest_audience
        for r in (restrictions or Restrictions()).on(page.path)
        if r.kind != PageViewRestriction.NONE
    ]
    return max(found, key=order.index, default=Audience.PUBLIC)


def closed_collections(reader, restrictions=None):
    """Return the treebeard paths of the collections that `reader` may not open."""
    found = (restrictions or Restrictions()).on_collections.values()
    return sorted({path for r in found if not r.admits(reader) for path in r.prefixes})


def files_within(audiences, closed, prefix=""):
    """Return the Q of the documents for these audiences, outside the collections `closed` (`closed_collections`).

    That is half of the rule (`may_see_file`): a published page that the reader may see must use them too. `prefix` names the
    relation that leads to the document.
    """
    admitted = Q(**{f"{prefix}audience__in": audiences})
    for path in closed:
        admitted &= ~Q(**{f"{prefix}collection__path__startswith": path})
    return admitted


def may_see_file(reader, item, restrictions=None):
    """Return whether `reader` may have a document or an image.

    Its audience and its collection must admit the reader, and a published page that the reader may see must use it; the
    office's staff may have what no page uses yet.
    """
    if reader.is_superuser:
        return True
    if not reader.belongs_to(item.audience):
        return False
    restrictions = restrictions or Restrictions()
    if any(item.collection.path.startswith(path) for path in closed_collections(reader, restrictions)):
        return False
    if reader.is_staff:
        return not Use.objects.of(item).exists() or _used_openly(reader, item, restrictions, live_only=False)
    return _used_openly(reader, item, restrictions)


def _used_openly(reader, item, restrictions, live_only=True):
    uses = Use.objects.of(item)
    if not live_only:
        # A draft's picture is seen by staff who may see the place it will be published in.
        closed = (restrictions or Restrictions()).closed_to(reader)
        for path in closed:
            uses = uses.exclude(page__path__startswith=path)
        return uses.exists()
    return uses.filter(open_pages(reader, restrictions, prefix="page__"), live=True).exists()


def visible_pages(reader, queryset=None, restrictions=None):
    """Return the live pages of `queryset` (all pages by default) that `reader` may see."""
    return (Page.objects.all() if queryset is None else queryset).filter(open_pages(reader, restrictions))
