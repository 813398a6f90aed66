"""Sign-in, where it leads, and the account page."""

from allauth.account.views import LoginView
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache

from portal import access

from .space import parts_for

ADMIN = "/admin/"


class SignInView(LoginView):
    """allauth's sign-in, for people who may already be signed in but not be let into the office."""

    def get_authenticated_redirect_url(self):
        # The admin sends whom it refuses back here, so leading them to it again would never end.
        target = super().get_authenticated_redirect_url()
        refused = target.startswith(ADMIN) and not access.reader_of(self.request).is_staff
        return reverse("account_home") if refused else target


def to_view(name):
    """Return a view that leads from one of Wagtail's own addresses to allauth's view `name`, its query kept.

    The language is that of the page that asked (`next`), otherwise the reader's.
    """

    def lead(request, *args, **kwargs):
        with translation.override(language_of(request)):
            target = reverse(name)
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponseRedirect(f"{target}?{query}" if query else target)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return never_cache(lead)


def language_of(request):
    """Return "fr" or "en": the language of the page behind `next`, or the one already chosen for this request."""
    following = request.GET.get("next", "")
    if following.startswith(("/fr/", "/en/")):
        return following[1:3]
    return "en" if (translation.get_language() or "fr").startswith("en") else "fr"


@never_cache
@login_required
def home(request):
    """The person's account: who they are, for whom they speak, what it opens, and where to go."""
    return render(
        request,
        "account/home.html",
        {
            "person": request.user,
            "parts": parts_for(request),
            "is_staff": access.reader_of(request).is_staff,
            "has_second_step": is_mfa_enabled(request.user),
        },
    )
