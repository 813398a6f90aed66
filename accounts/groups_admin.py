"""Groups in the Wagtail admin: one that stands for a computed audience is never deleted, and nobody is put in it by hand."""

from django.contrib.auth.models import Group
from django.forms import ModelChoiceField
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction, RoleForm
from wagtail.users.views.groups import DeleteView, GroupViewSet


class PortalGroupDeleteView(DeleteView):
    def run_before_hook(self):
        # Restrictions name these groups: the database refuses too, but with an error and no sentence.
        if hasattr(self.object, "portal_audience"):
            sentence = _(
                "“%(group)s” was not deleted: the portal works out who is in it, and restrictions of pages rely on it."
            )
            messages.error(self.request, sentence % {"group": self.object})
            return redirect(reverse(self.index_url_name))
        return super().run_before_hook()


class PortalGroupViewSet(GroupViewSet):
    """Wagtail's own pages about groups, with the guard above."""

    delete_view_class = PortalGroupDeleteView


class HandGivenRoleForm(RoleForm):
    role = ModelChoiceField(queryset=Group.objects.filter(portal_audience=None))


class AssignHandGivenRole(AssignRoleBulkAction):
    """Wagtail's “Assign role” for several people, without the groups whose members are computed."""

    form_class = HandGivenRoleForm
