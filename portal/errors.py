"""What a reader is told when something cannot be shown: in their language, with the reason and the way out."""

from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models.audiences import Audience

REASONS = {
    Audience.MEMBERS: gettext_lazy("This page is for members of the network."),
    Audience.STAFF: gettext_lazy("This page is for the office."),
    "login": gettext_lazy("This page is for people who have an account."),
    "groups": gettext_lazy("This page is for a working group you do not belong to."),
}


def language_of_path(path):
    """Return the language of an address, "en" under /en/, otherwise the language now active or French."""
    if path.startswith("/en/"):
        return "en"
    if path.startswith("/fr/"):
        return "fr"
    return "en" if (translation.get_language() or "fr").startswith("en") else "fr"


def refused(request, restrictions):
    """Return the 403 page that says who the page is for. The title of what is refused is never shown."""
    order = list(REASONS)
    narrowest = max(
        (r.narrowest_audience for r in restrictions), key=lambda key: order.index(key) if key in order else 0
    )
    return refusal(request, REASONS.get(narrowest, REASONS["groups"]), members=narrowest == Audience.MEMBERS)


def refusal(request, reason, *, members=False, details=""):
    """Return a 403 page with `reason`, and how to get in: sign in, or join when it is `members` only."""
    request.portal_error = True
    response = render(
        request,
        "403.html",
        {"reason": reason, "details": details, "for_members": members, "next": request.get_full_path()},
        status=403,
    )
    add_never_cache_headers(response)
    response["Cache-Control"] = "private, no-store"
    return response


def _page(request, template, status, **context):
    with translation.override(language_of_path(request.path)):
        request.portal_error = True
        return render(request, template, context, status=status)


def not_found(request, exception=None):
    """404, with the nearest pages that exist and the same page in the other language when there is one."""
    from .nearest import nearest_pages

    return _page(request, "404.html", 404, nearest=nearest_pages(request))


def gone(request):
    """410: the page was deleted for good (RFC 9110, 15.5.11)."""
    from .nearest import nearest_pages

    return _page(request, "410.html", 410, nearest=nearest_pages(request))


def forbidden(request, exception=None):
    """403 raised by a view."""
    return _page(
        request,
        "403.html",
        403,
        reason=str(exception or "") or _("You may not see this page."),
        next=request.get_full_path(),
    )


def csrf_failure(request, reason=""):
    """The form came without its token: a page left open too long, cookies refused, or a form of another site."""
    return _page(
        request, "400.html", 403, number="403", title=_("This form was not accepted"),
        reason=_("This form had been open too long, or your browser refuses cookies. Go back, reload the page and send it again."),
    )  # fmt: skip


def bad_request(request, exception=None):
    """400: the request itself could not be read."""
    return _page(request, "400.html", 400, reason=_("This request could not be read."))


def server_error(request):
    """500: no database, no context, both languages at once; plain words when not even the template can be drawn."""
    from django.http import HttpResponse
    from django.template import loader

    try:
        text = loader.get_template("500.html").render({})
    except Exception:  # noqa: BLE001  (the last page there is)
        text = BARE
    response = HttpResponse(text, status=500)
    add_never_cache_headers(response)
    return response


#: The last resort: nothing but words.
BARE = """<!doctype html>
<html lang="fr-CA"><head><meta charset="utf-8"><title>Erreur du serveur – Server error</title></head>
<body><main><h1>Avarie à bord</h1><p>Le portail n’a pas pu répondre. Réessayez dans quelques minutes.</p>
<div lang="en-CA"><h2>Damage on board</h2><p>The portal could not answer. Please try again in a few minutes.</p></div></main></body></html>
"""
