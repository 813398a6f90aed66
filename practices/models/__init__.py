"""The Agenda and the good practices documented on its themes."""

from .agenda import AgendaPage, ThemePage
from .index import PracticeIndexPage
from .practice import PracticePage

__all__ = ["AgendaPage", "PracticeIndexPage", "PracticePage", "ThemePage"]
