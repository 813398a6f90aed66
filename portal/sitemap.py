"""`/sitemap.xml`: the public pages of both languages with their alternates (sitemaps.org 0.9, Google's xhtml:link)."""

from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from . import access
from .models.pages import LANGUAGE_TAGS
from .page_cache.middleware import for_everyone
from .structure import HOME_DEPTH

#: Addresses in one file. The protocol allows 50,000 of them in 50 MB (sitemaps.org, "Using Sitemap index files").
MAX_ADDRESSES = 40_000
OPENING = '<?xml version="1.0" encoding="UTF-8"?>'
SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def public_pages():
    """Return (url_path, translation_key, last_published_at) of the pages that everyone may read, by one query and the rule's."""
    pages = access.visible_pages(access.Reader()).filter(depth__gte=HOME_DEPTH).order_by("path")
    return list(pages.values_list("url_path", "translation_key", "last_published_at"))


@require_safe
def sitemap(request):
    """Answer with the sitemap, or with an index of its parts when one file cannot hold it; whoever asks, what a visitor may read."""
    rows = public_pages()
    if len(rows) <= MAX_ADDRESSES:
        return _answer(request, url_set(rows, 1))
    lines = [OPENING, f"<sitemapindex {SITEMAPS}>"]
    for number in range(1, _parts(rows) + 1):
        latest = max((at for _path, _key, at in _slice(rows, number) if at), default=None)
        lines.append(f"<sitemap><loc>{escape(_base())}/sitemap-{number}.xml</loc>{_lastmod(latest)}</sitemap>")
    return _answer(request, [*lines, "</sitemapindex>"])


@require_safe
def part(request, number):
    """Answer with one part of a sitemap that has several; 404 for a part that it has not."""
    rows = public_pages()
    if len(rows) <= MAX_ADDRESSES or not 1 <= number <= _parts(rows):
        raise Http404
    return _answer(request, url_set(rows, number))


def url_set(rows, number):
    """Return the lines of the part `number`: each address with its last publication and its versions in both languages."""
    base, twins = _base(), {}
    for url_path, key, _at in rows:
        twins.setdefault(key, {})[url_path[1:3]] = base + url_path
    lines = [OPENING, f"<urlset {SITEMAPS} {XHTML}>"]
    for url_path, key, published in _slice(rows, number):
        lines.append(f"<url><loc>{escape(base + url_path)}</loc>{_lastmod(published)}")
        if len(twins[key]) > 1:
            versions = [(LANGUAGE_TAGS[code], twins[key][code]) for code in ("fr", "en")]
            lines += [
                f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(url)}"/>'
                for tag, url in [*versions, ("x-default", twins[key]["fr"])]
            ]
        lines.append("</url>")
    return [*lines, "</urlset>"]


def _slice(rows, number):
    return rows[(number - 1) * MAX_ADDRESSES : number * MAX_ADDRESSES]


def _parts(rows):
    return -(-len(rows) // MAX_ADDRESSES)


def _lastmod(moment):
    """The last publication, as a W3C date and time in the time of the site."""
    return f"<lastmod>{timezone.localtime(moment).isoformat(timespec='seconds')}</lastmod>" if moment else ""


def _base():
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def _answer(request, lines, content_type="application/xml; charset=utf-8"):
    response = HttpResponse("\n".join(lines), content_type=content_type)
    # An address with a query is another address: kept, any number of them would fill the cache.
    return for_everyone(response)


@require_safe
def robots(request):
    """`/robots.txt`: everything public is open to crawlers; the admin and accounts are of no use to them (RFC 9309)."""
    lines = [
        "User-agent: *", "Disallow: /admin/", "Disallow: /fr/compte/", "Disallow: /en/account/", "",
        f"Sitemap: {_base()}/sitemap.xml", "",
    ]  # fmt: skip
    return _answer(request, lines, "text/plain; charset=utf-8")
