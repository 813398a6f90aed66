"""The admin's lists of themes, measures and places, in the group "Reference data" (registered by `members.wagtail_hooks`)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Measure, Place, Theme
from .regions import country_name, region_name


class ReferenceViewSet(SnippetViewSet):
    """The base of every list of reference rows: both languages side by side, searched by name or key."""

    search_backend_name = None
    copy_view_enabled = False
    list_per_page = 100


class ThemeViewSet(ReferenceViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    list_display = [
        "__str__",
        Column("label_fr", label=_("French"), sort_key="label_fr"),
        Column("label_en", label=_("English"), sort_key="label_en"),
        Column("goals", label=_("Goals")),
        BooleanColumn("goals_confirmed", label=_("Goals confirmed")),
        Column("featured", label=_("Rank on the home page"), sort_key="featured"),
    ]
    list_filter = ["goals_confirmed"]
    search_fields = ["label_fr", "label_en", "key"]
    ordering = ["number"]


class MeasureViewSet(ReferenceViewSet):
    model = Measure
    icon = "list-ol"
    menu_label = _("Measures")
    list_display = [
        "__str__",
        Column("theme", label=_("Theme"), sort_key="theme__number"),
        Column("position", label=_("Position"), sort_key="position"),
        Column("label_fr", label=_("French"), sort_key="label_fr"),
        Column("label_en", label=_("English"), sort_key="label_en"),
    ]
    list_filter = ["theme"]
    search_fields = ["label_fr", "label_en", "key"]

    def get_queryset(self, request):
        return Measure.objects.select_related("theme")


class PlaceViewSet(ReferenceViewSet):
    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = [
        "__str__",
        Column("name_fr", label=_("French"), sort_key="name_fr"),
        Column("name_en", label=_("English"), sort_key="name_en"),
        Column("region", label=_("Province or state"), accessor=lambda place: region_name(place.country, place.region)),
        Column("country", label=_("Country"), accessor=lambda place: country_name(place.country), sort_key="country"),
    ]
    list_filter = ["country", "region"]
    search_fields = ["name_fr", "name_en", "key"]
