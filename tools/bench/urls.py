"""The portal's addresses and the view that everything is compared with."""

from django.http import HttpResponse
from django.urls import path

from portal.urls import *  # noqa: F403
from portal.urls import urlpatterns as portal_urls


def bare(request):
    """Answer with nothing: what Django, the middleware and the server cost by themselves."""
    return HttpResponse()


urlpatterns = [path("bare/", bare), *portal_urls]
