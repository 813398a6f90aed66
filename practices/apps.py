from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticesConfig(AppConfig):
    """The Agenda and the good practices."""

    name = "practices"
    verbose_name = _("Practices")

    def ready(self):
        from django.utils.text import slugify

        from portal import agenda, tree
        from portal.models import Theme

        from .models import AgendaPage, PracticeIndexPage, ThemePage

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
        for number, _key, label_fr, label_en, _goals in agenda.THEMES:

            def theme(number=number):
                return Theme.objects.get(number=number)

            tree.register(
                tree.Section(
                    key=f"theme-{number}",
                    model=ThemePage,
                    parent="agenda",
                    titles={"fr": label_fr, "en": label_en},
                    slugs={"fr": slugify(label_fr), "en": slugify(label_en)},
                    order=number,
                    in_menu=False,
                    fields={"theme": {"fr": theme, "en": theme}},
                    singular=False,
                )
            )
