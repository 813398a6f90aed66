from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search documents, behind every listing."""

    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from . import corpus, passages, receivers  # noqa: F401
