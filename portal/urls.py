"""Every address of the portal; the only module, with the settings, that sees every room."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.static import serve as serve_file
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from accounts.views import to_view

from . import sitemap, views, well_known
from .publishing import one_transaction
from .serving import serve
from .social.views import picture as social_picture

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.forbidden"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"

to_sign_in = to_view("account_login")
to_reset = to_view("account_reset_password")

urlpatterns = [
    path("", views.choose_language),
    path("healthz", views.healthz),
    path("readyz", views.readyz),
    path("sitemap.xml", sitemap.sitemap),
    path("sitemap-<int:number>.xml", sitemap.part, name="portal_sitemap_part"),
    path("robots.txt", sitemap.robots),
    path(".well-known/security.txt", well_known.security_txt),
    *(path(name, well_known.root_icon, {"name": name}) for name in well_known.ROOT_ICONS),
    path("documents/<int:document_id>/<str:name>", views.document, name="portal_document"),
    path("social/<int:page_id>-<slug:digest>.jpg", social_picture, name="portal_social_picture"),
    path("images/<int:image_id>/<str:name>", views.rendition, name="portal_rendition"),
    # Wagtail's own sign-in has neither throttle nor second factor: its addresses lead to allauth.
    path("admin/login/", to_sign_in),
    re_path(r"^admin/password_reset/.*$", to_reset),
    path("_util/login/", to_sign_in, name="wagtailcore_login"),
    path("account/login/", to_sign_in),
    path("admin/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, one_transaction))),
]

urlpatterns += i18n_patterns(
    path(_("account/"), include("accounts.urls")),
    path(_("feeds/"), include("search.feed_urls")),
    path(_("search/"), include("search.urls")),
    path("site.webmanifest", well_known.manifest, name="portal_manifest"),
    # Files below a page: its calendar. Their name has no slash at its end.
    re_path(r"^((?:[^/]+/)+[^/]+\.ics)$", serve),
    re_path(r"^((?:[^/]+/)*)$", serve, name="wagtail_serve"),
)

if settings.PORTAL_IS_DEMO:
    # A web server hands out public renditions in production (docs/operations.md).
    urlpatterns.insert(0, re_path(r"^media/(?P<path>.*)$", serve_file, {"document_root": settings.MEDIA_ROOT}))
