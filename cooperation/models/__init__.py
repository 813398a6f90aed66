"""Programmes of cooperation, and the page that lists them."""

from .index import ProgrammeIndexPage
from .programme import ProgrammePage

__all__ = ["ProgrammeIndexPage", "ProgrammePage"]
