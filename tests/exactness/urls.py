"""The portal's addresses, and one that looks into the memory of the process that answers."""

from django.urls import path

from portal.urls import *  # noqa: F403
from portal.urls import urlpatterns as portal_urls

from .memory import kept

urlpatterns = [path("kept/", kept), *portal_urls]
