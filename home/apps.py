from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home page, standard pages, join and contact."""

    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from portal import tree

        from .models import HomePage

        tree.register(
            tree.Section(
                key="home",
                model=HomePage,
                parent="",
                titles={"fr": "Accueil", "en": "Home"},
                slugs={"fr": "fr", "en": "en"},
                in_menu=False,
            )
        )
