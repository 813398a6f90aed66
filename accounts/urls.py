"""Sign-in pages, by allauth, under /fr/compte/ and /en/account/. View names are allauth's; addresses are translated.

Left out on purpose: changing one's e-mail and opening an account, which the office does.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

urlpatterns = [
    path("", views.home, name="account_home"),
    path(_("login/"), views.SignInView.as_view(), name="account_login"),
    path(_("logout/"), account.logout, name="account_logout"),
    path(_("signup/"), account.signup, name="account_signup"),
    path(_("inactive/"), account.account_inactive, name="account_inactive"),
    path(_("confirm/password/"), account.reauthenticate, name="account_reauthenticate"),
    path(_("password/change/"), account.password_change, name="account_change_password"),
    path(_("password/set/"), account.password_set, name="account_set_password"),
    path(_("password/forgotten/"), account.password_reset, name="account_reset_password"),
    path(_("password/forgotten/sent/"), account.password_reset_done, name="account_reset_password_done"),
    path(_("password/new/done/"), account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path(
        _("password/new/<str:uidb36>/<str:key>/"),
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(_("second-step/"), mfa.index, name="mfa_index"),
    path(_("second-step/code/"), mfa.authenticate, name="mfa_authenticate"),
    path(_("confirm/code/"), mfa.reauthenticate, name="mfa_reauthenticate"),
    path(_("second-step/start/"), totp.activate_totp, name="mfa_activate_totp"),
    path(_("second-step/stop/"), totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(_("recovery-codes/"), recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(_("recovery-codes/new/"), recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(_("recovery-codes/file/"), recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
