"""The home page, standard pages, join and contact."""

from .home import HomePage
from .standard import StandardPage

__all__ = ["HomePage", "StandardPage"]
