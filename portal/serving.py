"""How a page is found and served: few queries, the access rule first, then Wagtail's own door."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import DisallowedHost
from django.http import Http404
from django.urls import Resolver404
from django.utils.cache import add_never_cache_headers
from wagtail.models import Site
from wagtail.url_routing import RouteResult

from . import access
from .errors import refused
from .models import PortalSettings
from .page_cache.kept import until_a_change
from .page_cache.middleware import for_everyone
from .prepared import prepared
from .structure import Structure


@until_a_change
@prepared
def _settings_rows():
    return PortalSettings.objects.select_related("site")


def settings_of(request):
    """Return the portal's settings for the request's site, with the site, by one query."""
    if not hasattr(request, "_portal_settings"):
        try:
            host = request.get_host().rsplit(":", 1)[0]
        except DisallowedHost:  # The page that refuses such a request is drawn too.
            host = ""
        rows = _settings_rows()
        chosen = next((row for row in rows if row.site.hostname == host), None) or next(
            (row for row in rows if row.site.is_default_site), None
        )
        if chosen is None:
            chosen = PortalSettings(site=Site.objects.filter(is_default_site=True).first())
        request._portal_settings = chosen
        request._wagtail_site = chosen.site
    return request._portal_settings


def structure_of(request):
    """Return the tree around the request's address, read once."""
    if not hasattr(request, "_portal_structure"):
        match = request.resolver_match
        is_page = match is None or match.view_name == "wagtail_serve"
        request._portal_structure = Structure(request.path, is_page=is_page)
    return request._portal_structure


def serve(request, path):
    """Serve the page at `request.path` when it is live and the reader may see it.

    Raises `Http404` when there is none; answers 403 with the reason when the access rule refuses.
    """
    settings_of(request)
    structure = structure_of(request)
    chain = structure.chain()
    if not chain:
        raise Http404
    node = chain[-1]
    rest = [part for part in request.path.split("/") if part][len(chain) :]
    if not node.live and not rest:
        raise Http404
    reader = access.reader_of(request)
    restrictions = access.restrictions_of(request)
    against = [r for r in restrictions.on(node.path) if not r.admits(reader)]
    if against:
        return refused(request, against)
    # Wagtail's views ask for the page model when they are imported; page types import this module before it exists.
    from wagtail.views import serve as wagtail_serve

    page = load(node)
    request._wagtail_route_for_request = route(request, page, rest)
    page.access_checked = True
    response = wagtail_serve(request, path)
    if not reader.is_visitor or restrictions.on(node.path):
        add_never_cache_headers(response)
        response["Cache-Control"] = "private, no-store"
        return response
    return for_everyone(response)


def load(node):
    """Return the specific page of a structure node, with the relations its type asks for, by one query."""
    model = ContentType.objects.get_for_id(node.content_type_id).model_class()
    rows = _page_rows(model, pk=node.id)
    if not rows:
        raise Http404
    return rows[0]


@prepared
def _page_rows(model, *, pk):
    return model.objects.select_related("social_picture", *getattr(model, "serve_related", ())).filter(pk=pk)


def route(request, page, rest):
    """Return the `RouteResult` for `page` and the path components below it; 404 when nothing answers there."""
    if not page.live:
        raise Http404
    if not rest:
        return RouteResult(page)
    resolve = getattr(page, "resolve_subpage", None)
    if resolve is None:
        raise Http404
    try:
        found = resolve("/" + "/".join(rest) + "/")
    except Resolver404:
        found = None
    if not found:
        raise Http404
    view, args, kwargs = found
    return RouteResult(page, args=(view, args, kwargs))
