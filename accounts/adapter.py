"""How allauth behaves here: accounts are opened by the office, never by a stranger."""

from allauth.account.adapter import DefaultAccountAdapter


class PortalAccountAdapter(DefaultAccountAdapter):
    """No open sign-up: a person joins through their organisation."""

    def is_open_for_signup(self, request):
        return False
