from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

AGENDA_FACTS = {
    "fr": [
        ("Adopté", "Québec, juin 2018"),
        ("Ratifié", "Riga, 7 juin 2019"),
        ("Contenu", "Dix thèmes, quarante-six mesures"),
    ],
    "en": [
        ("Adopted", "Québec, June 2018"),
        ("Ratified", "Riga, June 7, 2019"),
        ("Contents", "Ten themes, forty-six measures"),
    ],
}


class PracticesConfig(AppConfig):
    """The Agenda and the good practices."""

    name = "practices"
    verbose_name = _("Practices")

    def ready(self):
        from django.utils.text import slugify

        from portal import agenda, sample, tree
        from portal.models import Theme
        from search import feeds

        from . import corpus  # noqa: F401
        from .models import AgendaPage, PracticeIndexPage, ThemePage
        from .sample import load_practices

        feeds.register(
            feeds.Feed(
                key="practices",
                order=20,
                kinds=("practice",),
                slugs={"fr": "bonnes-pratiques", "en": "good-practices"},
                title=_("Good practices"),
                about=_("Documented cases, as they are added."),
            )
        )
        sample.register(30, "practices: themes and cases", load_practices)

        tree.register(
            tree.Section(
                key="practices",
                model=PracticeIndexPage,
                parent="home",
                titles={"fr": "Bonnes pratiques", "en": "Good practices"},
                slugs={"fr": "bonnes-pratiques", "en": "good-practices"},
                order=30,
                fields={
                    "lead": {
                        "fr": "Des cas documentés, avec leurs chiffres, leurs sources et ce qui n’a pas marché. Chaque fiche dit ce que l’on peut en reprendre ailleurs.",
                        "en": "Documented cases, with their figures, their sources and what did not work. Each one says what another territory could take from it.",
                    }
                },
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
                fields={
                    "heading": {"fr": "L’Agenda AIVP 2030 : dix thèmes", "en": "The AIVP Agenda 2030: ten themes"},
                    "lead": {
                        "fr": "Adopté à Québec en 2018, ratifié à Riga un an plus tard, l’Agenda donne aux villes portuaires un vocabulaire commun : dix thèmes et quarante-six mesures.",
                        "en": "Adopted in Québec City in 2018 and ratified in Riga a year later, the Agenda gives port cities a common vocabulary: ten themes and forty-six measures.",
                    },
                    "facts": {
                        code: [("fact", {"label": label, "value": value}) for label, value in facts]
                        for code, facts in AGENDA_FACTS.items()
                    },
                },
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
