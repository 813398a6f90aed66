"""Addresses of the editorial room outside the admin."""

urlpatterns = []
