from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    """Programmes of cooperation between cities, ports and the office."""

    name = "cooperation"
    verbose_name = _("Cooperation")
