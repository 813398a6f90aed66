from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home page, standard pages, join and contact."""

    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from portal import sample, tree

        from .sample import load
        from .sections import SECTIONS

        for section in SECTIONS:
            tree.register(section)
        sample.register(60, "pages and home", load)
