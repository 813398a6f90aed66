"""Addresses that are no page: the language door, private files and renditions, health."""

import logging
import os
from urllib.parse import urlsplit

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_sendfile import sendfile

from . import access, ranges, readiness
from .errors import refusal
from .models import PortalDocument, PortalRendition
from .models.audiences import Audience
from .refusals import explain

logger = logging.getLogger(__name__)

NO_STORE = "private, no-store"
#: The largest number a primary key can have; the database has no comparison for a larger one.
LARGEST_ID = 2**63 - 1
PICTURE_TYPES = {
    "webp": "image/webp",
    "avif": "image/avif",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}


@require_safe
def choose_language(request):
    """`/`: to the reader's language, French when in doubt."""
    language = "en" if get_language_from_request(request).startswith("en") else "fr"
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    response["Cache-Control"] = "private, max-age=0"
    return response


@require_safe
def document(request, document_id, name):
    """Hand out a file after the access rule, whole or by range, never stored by a shared cache (RFC 9110, 9111).

    The name is free (it changes when the file is replaced): the address of a document is its number.
    """
    item = PortalDocument.objects.select_related("collection").filter(pk=document_id).first()
    if item is None:
        raise Http404
    reader = access.reader_of(request)
    if not access.may_see_file(reader, item):
        if item.audience != Audience.MEMBERS or reader.belongs_to(Audience.MEMBERS) or not _is_published(reader, item):
            raise Http404
        with translation.override(_language(request, reader)):
            return refusal(
                request, _("This file is for members of the network."), members=True, details=explain(reader)
            )
    try:
        response = ranges.answer(request, item)
    except (FileNotFoundError, IsADirectoryError):
        logger.error("The file of document %s (%s) is not in the storage: %s", item.pk, item.title, item.file.name)
        raise Http404 from None
    response["Cache-Control"] = "private, no-cache" if item.audience == Audience.PUBLIC else NO_STORE
    response["X-Robots-Tag"] = "noindex" if item.audience != Audience.PUBLIC else "all"
    return response


def _is_published(reader, item):
    """A reader is told that a file is reserved only when a page that everyone like them may read already says it exists."""
    return access._used_openly(reader, item, None)


def _language(request, reader):
    """The language of the page the reader comes from, else the one the person chose, else the browser's."""
    try:
        came_from = urlsplit(request.META.get("HTTP_REFERER", ""))
    except ValueError:  # Anybody may write anything in that header.
        came_from = urlsplit("")
    if came_from.netloc == request.get_host() and came_from.path[:4] in ("/fr/", "/en/"):
        return came_from.path[1:3]
    own = getattr(reader.user, "language", "")
    if own in ("fr", "en"):
        return own
    return "en" if get_language_from_request(request).startswith("en") else "fr"


@require_safe
def rendition(request, image_id, name):
    """Hand out a picture that is not public, to those who may see it."""
    if image_id > LARGEST_ID:
        raise Http404
    found = get_object_or_404(
        PortalRendition.objects.select_related("image__collection"), image_id=image_id, file__endswith=f"/{name}"
    )
    if not access.may_see_file(access.reader_of(request), found.image) or not os.path.exists(found.file.path):
        raise Http404
    # The type is ours to say: not every machine knows WebP and AVIF.
    extension = name.rsplit(".", 1)[-1].lower()
    response = sendfile(request, found.file.path, mimetype=PICTURE_TYPES.get(extension))
    response["Cache-Control"] = NO_STORE
    return response


@require_safe
def healthz(request):
    """The process is alive; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def readyz(request):
    """Each dependency: ok, degraded or down. 503 when the portal cannot answer readers."""
    states = readiness.states()
    down = states["database"] == readiness.DOWN
    body = {
        "status": "down" if down else "ok" if set(states.values()) == {"ok"} else "degraded",
        "dependencies": states,
    }
    return JsonResponse(body, status=503 if down else 200, headers={"Cache-Control": "no-store"})
