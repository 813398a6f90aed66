"""The admin's list of organisations, with the memberships and seats that the access rule computes from.

Those who manage organisations choose among the people who exist; they get no right on people's accounts, since whoever may
edit accounts may make an administrator.
"""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.vocabulary_admin import MeasureViewSet, PlaceViewSet, ReferenceViewSet, ThemeViewSet

from .models import Membership, Organisation


class OrganisationViewSet(ReferenceViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organizations")
    list_display = [
        "__str__",
        Column("name_fr", label=_("French"), sort_key="name_fr"),
        Column("name_en", label=_("English"), sort_key="name_en"),
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind"),
        Column("place", label=_("Place"), sort_key="place__key"),
        BooleanColumn("is_member_today", label=_("Member today")),
        BooleanColumn("is_sample", label=_("Sample profile")),
    ]
    list_filter = ["kind", "place__country", "memberships__status", "is_sample"]
    search_fields = ["name_fr", "name_en", "key", "seats__user__email", "seats__user__last_name"]

    def get_queryset(self, request):
        current = Membership.objects.current(timezone.localdate()).filter(organisation=OuterRef("pk"))
        return Organisation.objects.select_related("place").annotate(is_member_today=Exists(current))


class ReferenceGroup(SnippetViewSetGroup):
    """What every room refers to: one row for both languages."""

    items = (OrganisationViewSet, PlaceViewSet, ThemeViewSet, MeasureViewSet)
    menu_icon = "folder-open-inverse"
    menu_label = _("Reference data")
    menu_name = "reference-data"
    menu_order = 320
