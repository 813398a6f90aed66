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
                        "fr": "<p>Villes <i>et ports</i> membres</p>",
                        "en": "<p>Member cities <i>and ports</i></p>",
                    },
                    "lead": {
                        "fr": "Comme sur une carte marine, les villes s’écrivent droites et les ports, penchés. Du Saint-Laurent au Pacifique.",
                        "en": "As on a nautical chart, cities stand upright and ports lean. From the St. Lawrence to the Pacific.",
                    },
                },
            )
        )
        sample.register(10, "members: organizations", load_organisations)
        sample.register(20, "members: profiles", load_profiles)
