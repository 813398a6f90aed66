"""The office's view of what was received: entries are read, followed up and exported, never written by hand."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from portal.exports import SafeExportMixin


class ReceivedPolicy(ModelPermissionPolicy):
    """Django's permissions on the model, without "add": an entry comes from its form alone."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class ReceivedIndexView(SafeExportMixin, IndexView):
    export_headings = {"reference": _("Reference"), "theme_list": _("Themes")}

    def get_filename(self):
        return f"{self.export_filename}-{timezone.localdate():%Y-%m-%d}"


class ReceivedViewSet(SnippetViewSet):
    """The base of both lists; a subclass names its model, columns, filters and exported fields."""

    index_view_class = ReceivedIndexView
    copy_view_enabled = False
    add_to_admin_menu = True
    list_per_page = 50
    search_backend_name = None  # The database: entries are few, and of no search index.
    ordering = "-created_at"
    sent_column = DateColumn("created_at", label=_("Received"), sort_key="created_at", width="12%")
    sample_column = BooleanColumn("is_sample", label=_("Sample"))

    def register_chooser_viewset(self):
        """Offer no chooser: nothing refers to an entry, and Wagtail's choosers show every row to whoever enters the admin."""


def register(model, viewset):
    """Register the office's list of a `Received` model, with the policy that nobody writes an entry by hand."""
    register_permission_policy(model, ReceivedPolicy(model), exact_class=True)
    register_snippet(viewset)
