from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """People and how they sign in."""

    name = "accounts"
    verbose_name = _("Accounts")
    default = True

    def ready(self):
        from . import limits, receivers  # noqa: F401

        limits.share()


class PortalUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users, in whose admin a person has a language and no password has to be typed for them; and its groups."""

    user_viewset = "accounts.users_admin.PortalUserViewSet"
    group_viewset = "accounts.groups_admin.PortalGroupViewSet"
