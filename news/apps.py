from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News and mission reports."""

    name = "news"
    verbose_name = _("News")
