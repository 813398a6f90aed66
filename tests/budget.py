"""Counting what a page asks of the database, cold and anonymous."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.models import PortalImage
from portal.tasks import picture_filters


def queries(client, address):
    """Return how many queries `address` costs a visitor in a warm process with cold caches; none may be repeated."""
    for image in PortalImage.objects.all():
        image.get_renditions(*picture_filters())
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    assert len(asked) == len(set(asked)), "A query is repeated."
    return len(asked)
