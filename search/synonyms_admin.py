"""The admin's list of groups of synonyms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from portal.vocabulary_admin import ReferenceViewSet

from .models import SynonymGroup


class SynonymViewSet(ReferenceViewSet):
    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("Synonyms")
    list_display = [
        "__str__",
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language", width="15%"),
    ]
    list_filter = ["language"]
    search_fields = ["terms"]

    def register_chooser_viewset(self):
        """Offer no chooser: nothing refers to a group, and Wagtail's choosers show every row to whoever enters the admin."""
