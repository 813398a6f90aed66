"""What the members' room adds to the admin: the requests to join, and the reference data."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from .models import ProspectRequest
from .organisations_admin import ReferenceGroup
from .received_admin import ReceivedViewSet, register


class ProspectRequestViewSet(ReceivedViewSet):
    model = ProspectRequest
    icon = "user"
    menu_label = _("Requests to join")
    menu_order = 310
    list_display = [
        "organisation", "kind", "location", "name", "language", "status", ReceivedViewSet.sent_column, ReceivedViewSet.sample_column,
    ]  # fmt: skip
    list_filter = ["status", "kind", "country", "themes", "language", "consent", "created_at"]
    search_fields = ["organisation", "place", "name", "email", "message", "notes"]
    export_filename = "requests-to-join"
    list_export = [
        "reference", "created_at", "organisation", "kind", "place", "region", "country", "theme_list", "name", "role", "email", "language",
        "message", "consent", "consent_text", "consent_language", "consent_at", "status", "notes", "is_sample",
    ]  # fmt: skip


register(ProspectRequest, ProspectRequestViewSet)
register_snippet(ReferenceGroup)
