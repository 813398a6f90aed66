"""Feeds, under /fr/flux/ and /en/feeds/."""

from django.urls import path

from . import feed_views

urlpatterns = [
    path("", feed_views.presentation, name="feeds"),
    path("<slug:name>.atom", feed_views.feed, name="feed"),
    path("themes/<slug:key>.atom", feed_views.feed_of_theme, name="feed_of_theme"),
]
