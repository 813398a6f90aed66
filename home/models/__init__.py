"""The home page, standard pages, join and contact."""

from .form_pages import ContactPage, JoinPage
from .home import HomePage
from .messages import ContactMessage
from .standard import StandardPage

__all__ = ["ContactMessage", "ContactPage", "HomePage", "JoinPage", "StandardPage"]
