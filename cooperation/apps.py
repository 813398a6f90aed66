from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    """Programmes of cooperation between cities, ports and the office."""

    name = "cooperation"
    verbose_name = _("Cooperation")

    def ready(self):
        from portal import sample, tree
        from search import feeds

        from . import corpus  # noqa: F401
        from .models import ProgrammeIndexPage
        from .sample import load_programmes

        feeds.register(
            feeds.Feed(
                key="cooperation",
                order=50,
                kinds=("programme",),
                slugs={"fr": "cooperation", "en": "cooperation"},
                title=_("Cooperation programs"),
                about=_("What cities and ports decide to do together."),
            )
        )
        tree.register(
            tree.Section(
                key="cooperation",
                model=ProgrammeIndexPage,
                parent="home",
                titles={"fr": "Coopération", "en": "Cooperation"},
                slugs={"fr": "cooperation", "en": "cooperation"},
                order=58,
                # Visitors come for cases, members and news; programmes are found from these, and in the footer.
                in_menu=False,
                fields={
                    "lead": {
                        "fr": "Ce que des villes et des ports ont décidé de faire ensemble : avec qui, sur quoi et jusqu’à quand.",
                        "en": "What cities and ports have decided to do together: with whom, on what and until when.",
                    }
                },
            )
        )
        sample.register(55, "cooperation: programs", load_programmes)
