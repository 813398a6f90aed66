from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events of the network and their calendar."""

    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from portal import sample, tree
        from search import feeds

        from . import corpus  # noqa: F401
        from .models import EventIndexPage
        from .sample import load

        feeds.register(
            feeds.Feed(
                key="events",
                order=40,
                kinds=("event",),
                slugs={"fr": "evenements", "en": "events"},
                title=_("Events"),
                about=_("Meetings, workshops and visits, as they are announced."),
            )
        )
        tree.register(
            tree.Section(
                key="events",
                model=EventIndexPage,
                parent="home",
                titles={"fr": "Événements", "en": "Events"},
                slugs={"fr": "evenements", "en": "events"},
                order=45,
                fields={
                    "lead": {
                        "fr": "Ce qui vient, ce qui a eu lieu. Une rencontre passée garde sa fiche, avec ce qu’on en a rapporté.",
                        "en": "What comes, what took place. A past meeting keeps its page, with what was brought back from it.",
                    }
                },
            )
        )
        sample.register(47, _("Events"), load)
