"""The results page and the suggestions of its field."""

from django.http import JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from portal.pagination import page_links

from . import report
from .filters import ONE, Filters
from .results import PER_PAGE, Results
from .suggestions import suggestions as suggested
from .vocabulary import theme_marks


@gzip_page  # What the page cache keeps is compressed there; this page is never kept.
@require_safe
def search(request):
    """The results page, `/fr/recherche/` and `/en/search/`. No address is an error: what means nothing is left out."""
    language = _language()
    results = Results(request, language)
    if not results.was_asked:
        # The page itself is one of the portal's; what it finds for somebody is not for other search engines to list.
        request.portal_address = reverse("search")
    filters = Filters(results)
    first = (results.page - 1) * PER_PAGE
    shown = (first + 1, min(first + PER_PAGE, results.total), results.total) if results.total else (0, 0, 0)
    if results.query and results.page == 1 and not results.chosen:
        report.count(language, results.query, results.answer.exact)
    rows = results.rows if results.was_asked else []
    context = {
        "results": results,
        "rows": [{**row, "type_label": ONE[row["type"]]} for row in rows],
        "filters": filters.as_context() if results.was_asked else None,
        "active": filters.active(),
        "sort_urls": {"relevance": filters.url(sort=""), "newest": filters.url(sort="newest")},
        "meant_url": filters.url(q=results.did_you_mean) if results.did_you_mean else "",
        "links": page_links(results.page, results.last_page, QueryDict(filters.url()[1:]), shown=shown),
        "themes": [] if rows else list(theme_marks(request, language).values()),
    }
    response = render(request, "search/results.html", context)
    # Every reader has results of their own; nothing between them and us may keep one.
    response["Cache-Control"] = (
        "private, no-store" if getattr(request.user, "is_authenticated", False) else "private, no-cache"
    )
    patch_vary_headers(response, ("Cookie",))
    return response


@require_safe
def suggest(request):
    """The suggestions for the words typed so far (`q`), as JSON: a list of {value, label, url}."""
    found = suggested(request, request.GET.get("q", ""), _language())
    body = [{"value": one["title"], "label": str(ONE[one["type"]]), "url": one["url"]} for one in found]
    response = JsonResponse(body, safe=False, headers={"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"})
    patch_vary_headers(response, ("Cookie",))
    return response


def _language():
    return "en" if (get_language() or "fr").startswith("en") else "fr"
