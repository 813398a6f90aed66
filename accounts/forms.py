"""allauth's forms with our words and without text inside the fields: a label stays, a placeholder vanishes."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _


class Plain:
    """Drop the placeholders that repeat the label (WCAG 2.2, 3.3.2 asks for labels that stay)."""

    labels = {}
    hints = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, field.help_text)


class SignInForm(Plain, account.LoginForm):
    """E-mail and password."""

    labels = {"login": _("Work e-mail"), "password": _("Password")}
    hints = {"password": ""}


class AskResetForm(Plain, account.ResetPasswordForm):
    """Where to send the link that opens a new password."""

    labels = {"email": _("Work e-mail")}


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):
    """A new password, by the link of a mail."""

    labels = {"password1": _("New password"), "password2": _("New password, again")}


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    """A new password for somebody signed in."""

    labels = {
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password, again"),
    }


class SetPasswordForm(Plain, account.SetPasswordForm):
    """A first password for somebody signed in."""

    labels = {"password1": _("New password"), "password2": _("New password, again")}


class ConfirmPasswordForm(Plain, account.ReauthenticateForm):
    """The password once more, before something delicate."""

    labels = {"password": _("Password")}


class Code(Plain):
    """A code read on a phone, large on the page."""

    labels = {"code": _("The six digits of your application")}
    hints = {"code": _("They change every thirty seconds. A recovery code works too.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update({"class": "code-input", "autocomplete": "one-time-code"})


class SecondStepForm(Code, mfa.AuthenticateForm):
    """The second step of a sign-in."""


class ConfirmCodeForm(Code, mfa.ReauthenticateForm):
    """A code once more, before something delicate."""


class StartCodesForm(Code, totp.ActivateTOTPForm):
    """The first code of a new application, which proves that it works."""

    hints = {"code": _("They change every thirty seconds.")}
