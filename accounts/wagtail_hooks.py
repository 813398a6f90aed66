"""In the admin, one's own password and second step are a link to the sign-in pages."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def security_of_the_account(request):
    with translation.override(request.user.language):
        url = reverse("account_home")
    return {
        "url": url,
        "label": _("Password and second step"),
        "help_text": _("Changed on the portal’s own sign-in pages."),
    }
