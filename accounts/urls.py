"""Sign-in pages, by allauth, under /fr/compte/ and /en/account/."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.account.urls"))]
