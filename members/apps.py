from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """Organisations, memberships and seats, profiles."""

    name = "members"
    verbose_name = _("Members")

    def ready(self):
        from portal import access, refusals, tree

        from . import seats
        from .explanations import explain_reader
        from .models import MemberIndexPage

        access.register_seat_resolver(seats.holds_seat)
        refusals.register_explainer(explain_reader)
        tree.register(
            tree.Section(
                key="members",
                model=MemberIndexPage,
                parent="home",
                titles={"fr": "Membres", "en": "Members"},
                slugs={"fr": "membres", "en": "members"},
                order=20,
            )
        )
