"""Atom feeds (RFC 4287): which there are, and their entries, read from the search documents as a visitor may see them.

A room registers the feed of what it publishes; the feed of a theme holds all that carries the theme.
"""

import datetime
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal import access
from portal.characters import writable
from portal.models import PortalRendition
from portal.tasks import picture_filters

from .models import SearchDocument, SearchTerm

#: Entries in a feed; a reader who comes less often finds the rest in the listing.
ENTRIES = 40
FIELDS = (
    "title", "summary", "kind", "date", "picture_id", "card",
    "page__url_path", "page__translation_key", "page__first_published_at", "page__last_published_at",
)  # fmt: skip

_feeds = []


@dataclass(frozen=True)
class Feed:
    """One feed in both languages: `kinds` of documents, its name in addresses, title and what it brings.

    `dated` when what it holds has a day of its own, by which it is ordered and dated; otherwise the day it appeared here.
    """

    key: str
    kinds: tuple
    slugs: dict
    title: str
    about: str
    order: int = 0
    dated: bool = False
    theme: object = None

    @property
    def identity(self):
        """What names the feed for ever, in both languages."""
        return f"theme:{self.theme.key}" if self.theme else self.key

    def url(self, language):
        """Return the public path of the feed in `language`."""
        with translation.override(language):
            if self.theme:
                return reverse("feed_of_theme", args=[self.theme.key])
            return reverse("feed", args=[self.slugs[language]])

    def id(self, language):
        """Return the feed's permanent identifier (RFC 4287, 4.2.6)."""
        base = uuid.uuid5(uuid.NAMESPACE_URL, settings.WAGTAILADMIN_BASE_URL.rstrip("/"))
        return f"urn:uuid:{uuid.uuid5(base, f'{self.identity}:{language}')}"

    def documents(self, language):
        """Return the documents of the feed in `language` that everyone may read, the latest first."""
        found = SearchDocument.objects.in_language(language).visible_to(access.Reader()).of_kind(*self.kinds)
        if self.theme:
            terms = SearchTerm.objects.filter(facet="theme", key=self.theme.key)
            found = found.filter(pk__in=terms.values("document_id"))
        order = ["-date"] if self.dated else []
        return found.order_by(*order, "-page__first_published_at", "-pk")[:ENTRIES]


def register(feed):
    """Add a feed; a room calls this when it is ready."""
    _feeds.append(feed)


def all_feeds():
    """Return every registered feed, in its order."""
    return sorted(_feeds, key=lambda feed: feed.order)


def named(slug, language):
    """Return the feed whose name in addresses of `language` is `slug`, or None."""
    return next((feed for feed in _feeds if feed.slugs[language] == slug), None)


def of_theme(theme, language):
    """Return the feed of all that carries a theme."""
    kinds = tuple(dict.fromkeys(kind for feed in all_feeds() for kind in feed.kinds))
    title = format_lazy("{} – {}", theme.number, theme.label_in(language))
    return Feed("theme", kinds, {}, title, _("Everything the portal publishes on this theme."), theme=theme)


def links(language, kinds=None):
    """Return the {"title", "url"} of the feeds that hold one of `kinds` (of all feeds by default), for the head of a page."""
    wanted = [feed for feed in all_feeds() if kinds is None or set(feed.kinds) & set(kinds)]
    with translation.override(language):
        return [{"title": str(feed.title), "url": feed.url(language)} for feed in wanted]


def entries(feed, language):
    """Return the entries of `feed` in `language`: dicts with `id`, `url`, `title`, `summary`, `published`, `updated`, `themes`
    (keys) and `enclosure` ({"url", "size"} or None). Three queries."""
    rows = list(feed.documents(language).values(*FIELDS))
    shown = _enclosures({row["picture_id"] for row in rows if row["picture_id"]})
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return [
        {
            "id": f"urn:uuid:{uuid.uuid5(row['page__translation_key'], language)}",
            "url": base + row["page__url_path"],
            "title": writable(row["title"]),
            "summary": writable(row["summary"]),
            "published": published(row, feed.dated),
            "updated": _to_the_second(row["page__last_published_at"]),
            "themes": row["card"].get("themes", []),
            "enclosure": shown.get(row["picture_id"]),
        }
        for row in rows
    ]


def published(row, dated):
    """Return the moment an entry was published: its own day when the feed is dated and the day has come, else its appearance here."""
    appeared = row["page__first_published_at"]
    if dated and row["date"] and appeared:
        day = timezone.make_aware(datetime.datetime.combine(row["date"], datetime.time()))
        return min(day, _to_the_second(appeared))
    return _to_the_second(appeared)


def _to_the_second(moment):
    """Return a moment in the time of the site, as a reader of feeds shows it; None when there is none."""
    return timezone.localtime(moment).replace(microsecond=0) if moment else None


def _enclosures(image_ids):
    """Return {image id: {"url", "size"}} of the largest public rendition of each picture, by one query."""
    wanted = PortalRendition.objects.filter(
        image_id__in=image_ids, image__is_public=True, filter_spec__in=picture_filters()
    ).order_by("width")
    found = {}
    for rendition in wanted:
        try:
            found[rendition.image_id] = {"url": rendition.url, "size": rendition.file.size}
        except OSError:  # The file is being moved, or gone: the entry does without.
            continue
    return found
