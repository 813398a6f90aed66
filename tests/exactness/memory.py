"""The page cache of a worker, and the address that tells what it holds."""

import gzip
import json

from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

from portal.page_cache.middleware import PageCacheMiddleware

running = []


class ObservedPageCache(PageCacheMiddleware):
    """The middleware as it is, remembered so that a view can find it."""

    def __init__(self, get_response):
        super().__init__(get_response)
        running.append(self)


@csrf_exempt
def kept(request):
    """Answer with the number of pages kept and of those that hold one of the marks posted as JSON."""
    marks = [mark.encode() for mark in json.loads(request.body)]
    bodies = [gzip.decompress(entry.body) for cache in running for entry in cache.store.entries.values()]
    private = sum(any(mark in body for mark in marks) for body in bodies)
    return JsonResponse({"pages": len(bodies), "private": private})
