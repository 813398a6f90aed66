"""The room everyone stands on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self):
        from . import checks, deletion, receivers  # noqa: F401
        from .page_cache import writes
        from .social import receivers as social_receivers  # noqa: F401

        writes.start()
