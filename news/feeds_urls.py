"""Addresses of the feeds."""

urlpatterns = []
