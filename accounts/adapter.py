"""How allauth behaves here: accounts are opened by the office, mails speak the person's language, `next` stays at home."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from portal.serving import settings_of

from . import mails

logger = logging.getLogger(__name__)


class PortalAccountAdapter(DefaultAccountAdapter):
    """No open sign-up: a person joins through their organisation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("The office has closed this account. Write to the office to open it again."),
        "email_password_mismatch": _("This e-mail and this password do not go together."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many attempts on this account. Try again in a few minutes."),
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """Return whether `url` may follow a sign-in: a path of this portal, never another host, even one of ours."""
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_redirect_url(self, request):
        return reverse("account_home")

    def get_logout_redirect_url(self, request):
        return f"/{(translation.get_language() or 'fr')[:2]}/"

    # Mails

    def get_reset_password_from_key_url(self, key):
        uid, _dash, token = key.partition("-")
        return address("account_reset_password_from_key", uidb36=uid, key=token)

    def send_password_reset_mail(self, user, email, context):
        # allauth made the address in the language of the page; the mail and its link follow the person.
        with translation.override(user.language):
            link = address("account_reset_password_from_key", uidb36=context["uid"], key=context["key"])
        super().send_password_reset_mail(user, email, {**context, "password_reset_url": link})

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell the person what changed. The change is already made, so a mail server that is down must not undo it."""
        try:
            super().send_notification_mail(template_prefix, user, context, email)
        except (SMTPException, OSError):
            logger.exception("The notice %s could not be sent.", template_prefix)

    def send_mail(self, template_prefix, email, context):
        person = context.get("user") or get_user_model().objects.filter(email__iexact=email).first()
        language = person.language if person else (translation.get_language() or "fr")[:2]
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, "person": person})

    def render_mail(self, template_prefix, email, context, headers=None):
        """Return the mail as text, with the same paragraphs as HTML beside it."""
        language = (translation.get_language() or "fr")[:2]
        portal = settings_of(context["request"])
        context = {
            **context,
            "portal_name": portal.text("name", language),
            "portal_email": portal.email,
            "reset_page": address("account_reset_password"),
        }
        message = super().render_mail(template_prefix, email, context, headers)
        mails.add_html(message, language=language, portal_name=context["portal_name"])
        return message


def address(name, **arguments):
    """Return the full public address of a view, from the configured base: never from the Host header of a request."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, kwargs=arguments)
