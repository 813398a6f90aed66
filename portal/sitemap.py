"""`/sitemap.xml`: the public pages of both languages with their alternates (sitemaps.org 0.9, Google's xhtml:link)."""

from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from . import access
from .models.pages import LANGUAGE_TAGS
from .page_cache.middleware import for_everyone
from .structure import HOME_DEPTH

#: The protocol allows 50,000 addresses in a file (sitemaps.org, "Sitemap file location").
MAX_ADDRESSES = 50_000


def public_pages():
    """Return (url_path, translation_key, last_published_at) of the pages that everyone may read, by one query and the rule's."""
    pages = access.visible_pages(access.Reader()).filter(depth__gte=HOME_DEPTH).order_by("path")
    return list(pages.values_list("url_path", "translation_key", "last_published_at")[:MAX_ADDRESSES])


@require_safe
def sitemap(request):
    """Answer with the sitemap; it shows what an anonymous visitor may read, whoever asks."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    rows = public_pages()
    twins = {}
    for url_path, key, _at in rows:
        twins.setdefault(key, {})[url_path[1:3]] = base + url_path
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for url_path, key, published in rows:
        lines.append(f"<url><loc>{escape(base + url_path)}</loc>")
        if published:
            lines.append(f"<lastmod>{published.date().isoformat()}</lastmod>")
        if len(twins[key]) > 1:
            lines += [
                f'<xhtml:link rel="alternate" hreflang="{LANGUAGE_TAGS[code]}" href="{escape(url)}"/>'
                for code, url in sorted(twins[key].items(), reverse=True)
            ]
        lines.append("</url>")
    lines.append("</urlset>")
    return for_everyone(HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8"))


@require_safe
def robots(request):
    """`/robots.txt`: everything public is open to crawlers; the admin and accounts are of no use to them (RFC 9309)."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    text = f"User-agent: *\nDisallow: /admin/\nDisallow: /fr/compte/\nDisallow: /en/account/\n\nSitemap: {base}/sitemap.xml\n"
    return for_everyone(HttpResponse(text, content_type="text/plain; charset=utf-8"))
