"""Publications: the catalogue and its studies, guides, proceedings and dossiers."""

from .index import PublicationIndexPage
from .publication import PublicationPage

__all__ = ["PublicationIndexPage", "PublicationPage"]
