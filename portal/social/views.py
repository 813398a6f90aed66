"""The address of a social picture, for those who may see its page."""

import os

from django.http import Http404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django_sendfile import sendfile

from .. import access
from ..models import SocialPicture
from ..views import LARGEST_ID, NO_STORE


@require_safe
def picture(request, page_id, digest):
    """Hand out the picture drawn for a page, after the access rule; 404 when there is none for this reader.

    The digest is free: an address that was shared before the page changed gives the picture of the page as it is. Everyone's
    pictures may be kept, but are asked about each time: a page that closes closes its picture at once.
    """
    if page_id > LARGEST_ID:
        raise Http404
    rows = SocialPicture.objects.select_related("page", "picture__collection")
    row = rows.filter(page_id=page_id, page__live=True).first()
    reader, restrictions = access.reader_of(request), access.restrictions_of(request)
    if row is None or not access.may_see_page(reader, row.page, restrictions):
        raise Http404
    if row.picture is not None and not access.may_see_file(reader, row.picture, restrictions):
        raise Http404
    path = row.storage.path(row.name)
    if not os.path.exists(path):
        raise Http404
    response = sendfile(request, path, mimetype="image/jpeg")
    if restrictions.on(row.page.path):
        response["Cache-Control"] = NO_STORE
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response
