from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """Roles, workflow, parity, bootstrap."""

    name = "editorial"
    verbose_name = _("Editorial")
