"""In the admin, one's own password and second step are a link to the sign-in pages; superusers are left to superusers."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .groups_admin import AssignHandGivenRole
from .models import User

# Of two actions with one name, the one registered last stands.
hooks.register("register_bulk_action", AssignHandGivenRole, order=10)


@hooks.register("register_account_menu_item")
def security_of_the_account(request):
    with translation.override(request.user.language):
        url = reverse("account_home")
    return {
        "url": url,
        "label": _("Password and second step"),
        "help_text": _("Changed on the portal’s own sign-in pages."),
    }


@hooks.register("before_bulk_action", order=-20)
def superusers_are_left_to_superusers(request, action_type, objects, action):
    """Refuse any action on several people when one has every right and the one who asks has not."""
    if action.model is User and not request.user.is_superuser and any(user.is_superuser for user in objects):
        raise PermissionDenied
