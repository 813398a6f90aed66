"""The feeds as Django's syndication framework writes them, and the page that presents them."""

from django.conf import settings
from django.contrib.syndication.views import Feed as SyndicationFeed
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import escape
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.characters import writable
from portal.models import Theme
from portal.models.pages import LANGUAGE_TAGS
from portal.page_cache.middleware import for_everyone
from portal.serving import settings_of

from . import feeds
from .vocabulary import theme_marks


class AtomWriter(Atom1Feed):
    """Atom with what RFC 4287 offers beyond Django's: labelled categories, an icon; never the present moment as a date."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["icon"])

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for term in item["terms"]:
            handler.addQuickElement("category", "", term)

    def latest_post_date(self):
        # An empty feed would otherwise change at each request.
        return (
            super().latest_post_date()
            if self.items
            else timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        )


class PortalFeed(SyndicationFeed):
    """One feed in one language, for one request. It shows what a visitor may read, whoever asks."""

    feed_type = AtomWriter

    def __init__(self, request, feed, language, themes):
        self.language = LANGUAGE_TAGS[language]
        self.shown, self.code, self.themes = feed, language, {theme.key: theme for theme in themes}
        self.base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        self.office = writable(settings_of(request).text("name", language))

    def title(self):
        return writable(f"{self.office} – {self.shown.title}")

    def subtitle(self):
        return str(self.shown.about)

    def link(self):
        return f"{self.base}/{self.code}/"

    def feed_url(self):
        return self.base + self.shown.url(self.code)

    def feed_guid(self):
        return self.shown.id(self.code)

    def author_name(self):
        return self.office

    def feed_extra_kwargs(self, obj):
        return {"icon": f"{self.base}/favicon.ico"}

    def items(self):
        return feeds.entries(self.shown, self.code)

    def item_title(self, item):
        return item["title"]

    def item_description(self, item):
        # Written as HTML by Django: plain text is escaped once more.
        return escape(item["summary"])

    def item_link(self, item):
        return item["url"]

    def item_guid(self, item):
        return item["id"]

    def item_pubdate(self, item):
        return item["published"]

    def item_updateddate(self, item):
        return item["updated"]

    def item_author_name(self, item):
        return self.office

    def item_enclosures(self, item):
        found = item["enclosure"]
        if found is None:
            return []
        url = found["url"] if "://" in found["url"] else self.base + found["url"]
        return [Enclosure(url, str(found["size"]), "image/webp")]

    def item_extra_kwargs(self, item):
        themes = [self.themes[key] for key in item["themes"] if key in self.themes]
        return {"terms": [{"term": theme.key, "label": writable(theme.label_in(self.code))} for theme in themes]}


def _language():
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def _answer(request, feed, themes):
    response = PortalFeed(request, feed, _language(), themes)(request)
    return for_everyone(response)


@require_safe
def feed(request, name):
    """The feed called `name` in the language of the address; 404 when there is none."""
    found = feeds.named(name, _language())
    if found is None:
        raise Http404
    return _answer(request, found, Theme.objects.all())


@require_safe
def feed_of_theme(request, key):
    """The feed of a theme, by its key or its number."""
    themes = list(Theme.objects.all())
    theme = next((theme for theme in themes if key in (theme.key, str(theme.number))), None)
    if theme is None:
        raise Http404
    return _answer(request, feeds.of_theme(theme, _language()), themes)


@require_safe
def presentation(request):
    """The page that lists the feeds and says what they are for."""
    language = _language()
    request.portal_address = reverse("feeds")
    marks = sorted(theme_marks(request, language).values(), key=lambda mark: mark["number"])
    themes = {theme.key: theme for theme in Theme.objects.all()}
    context = {
        "feeds": [
            {"title": str(feed.title), "summary": str(feed.about), "url": feed.url(language)}
            for feed in feeds.all_feeds()
        ],
        "themes": [
            {**mark, "feed_url": feeds.of_theme(themes[mark["key"]], language).url(language)}
            for mark in marks
            if mark["key"] in themes
        ],
    }
    response = render(request, "search/feeds.html", context)
    return for_everyone(response)
