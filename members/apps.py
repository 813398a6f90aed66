from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """Organisations, memberships and seats, profiles."""

    name = "members"
    verbose_name = _("Members")

    def ready(self):
        from accounts import space as account_space
        from portal import access, refusals, sample, tree

        from . import (
            corpus,  # noqa: F401
            receivers,  # noqa: F401
            seats,
        )
        from .explanations import explain_reader
        from .models import MemberIndexPage
        from .sample import load_organisations, load_profiles
        from .space import overview_part, seats_part

        access.register_seat_resolver(seats.holds_seat)
        refusals.register_explainer(explain_reader)
        account_space.register_part(overview_part, wide=True)
        account_space.register_part(seats_part)
        tree.register(
            tree.Section(
                key="members",
                model=MemberIndexPage,
                parent="home",
                titles={"fr": "Membres", "en": "Members"},
                slugs={"fr": "membres", "en": "members"},
                order=20,
                fields={
                    "heading": {
                        "fr": "<p>Villes <i>et ports</i> du réseau</p>",
                        "en": "<p>Cities <i>and ports</i> of the network</p>",
                    },
                    "lead": {
                        "fr": "L’AIVP est le réseau mondial des villes portuaires. Voici ses membres d’Amérique du Nord; un profil marqué « exemple » est celui d’une organisation dont l’adhésion n’est pas établie, un profil « fictif », celui d’une organisation inventée. Comme sur une carte marine, les villes s’écrivent droites et les ports, en italique.",
                        "en": "AIVP is the worldwide network of port cities. Here are its North American members; a profile marked “sample” is that of an organization whose membership is not established, a “fictional” one that of an invented organization. As on a nautical chart, cities stand upright and ports are in italics.",
                    },
                },
            )
        )
        sample.register(10, "members: organizations", load_organisations)
        sample.register(20, "members: profiles", load_profiles)
