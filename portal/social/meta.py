"""What the head of a page tells those who show a link to it: Open Graph (ogp.me) and its article terms."""

from django.core.exceptions import ObjectDoesNotExist
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html_join

from .drawing import HEIGHT, WIDTH

LOCALES = {"fr": "fr_CA", "en": "en_CA"}


def social_meta(chrome, page):
    """Return the safe `meta` elements of `page` in its frame (`portal.chrome.Chrome`); no query."""
    image, own = picture_url(chrome, page)
    title = page.search_title
    tags = [
        ("og:type", page.og_type),
        ("og:site_name", chrome.name),
        ("og:title", title),
        ("og:description", page.description),
        ("og:url", chrome.canonical),
        ("og:locale", LOCALES[page.language]),
        *(("og:locale:alternate", LOCALES[code]) for code in LOCALES if code != page.language and chrome.alternates),
        ("og:image", image),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", WIDTH),
        ("og:image:height", HEIGHT),
        ("og:image:alt", f"{chrome.name} – {title}" if own else chrome.name),
    ]
    if page.og_type == "article":
        section = chrome.breadcrumb[1]["title"] if len(chrome.breadcrumb) > 2 else ""
        tags += [
            ("article:published_time", moment(page.published_on)),
            ("article:modified_time", moment(page.last_published_at)),
            ("article:section", section),
        ]
    elements = [("property", name, value) for name, value in tags if value]
    return format_html_join(
        "", '<meta {}="{}" content="{}">', [*elements, ("name", "twitter:card", "summary_large_image")]
    )


def picture_url(chrome, page):
    """Return (absolute address, whether it is the page's own) of the picture a shared page shows."""
    try:
        return chrome.base + page.social_picture.url, True
    except ObjectDoesNotExist:
        # Until the worker has drawn it: the portal's own.
        return chrome.base + static(f"portal/images/share-{page.language}.jpg"), False


def moment(value):
    """Return a date or a moment as ISO 8601, in the time of the site; "" when there is none."""
    if not value:
        return ""
    return timezone.localtime(value).isoformat(timespec="seconds") if hasattr(value, "hour") else value.isoformat()
