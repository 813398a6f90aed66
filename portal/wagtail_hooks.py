"""What the portal changes in Wagtail by its hooks."""

from wagtail import hooks

from . import deletion_admin  # noqa: F401  (its hooks)
from .rich_text import ReadableDocumentLinkHandler, ReadablePageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_rich_text_features(features):
    """Put our link handlers in the place of Wagtail's own."""
    features.register_link_type(ReadablePageLinkHandler)
    features.register_link_type(ReadableDocumentLinkHandler)
