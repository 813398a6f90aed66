from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    """The Agenda and the good practices."""

    name = "practices"
    verbose_name = _("Practices")

    def ready(self):
        from portal import tree

        from .models import AgendaPage, PracticeIndexPage

        tree.register(
            tree.Section(
                key="practices",
                model=PracticeIndexPage,
                parent="home",
                titles={"fr": "Bonnes pratiques", "en": "Good practices"},
                slugs={"fr": "bonnes-pratiques", "en": "good-practices"},
                order=30,
            )
        )
        tree.register(
            tree.Section(
                key="agenda",
                model=AgendaPage,
                parent="home",
                titles={"fr": "Agenda 2030", "en": "Agenda 2030"},
                slugs={"fr": "agenda-2030", "en": "agenda-2030"},
                order=40,
            )
        )
