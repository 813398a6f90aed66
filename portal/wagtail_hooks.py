"""What the portal changes in Wagtail by its hooks."""

from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from . import deletion_admin, file_moderation  # noqa: F401  (the hooks of deletion_admin)
from .models import PortalDocument, PortalImage
from .rich_text import ReadableDocumentLinkHandler, ReadablePageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_rich_text_features(features):
    """Put our link handlers in the place of Wagtail's own."""
    features.register_link_type(ReadablePageLinkHandler)
    features.register_link_type(ReadableDocumentLinkHandler)


@hooks.register("before_bulk_action")
def before_bulk_move(request, action_type, objects, action):
    """Hold the move of several files to the rule that their forms hold to."""
    if action_type != "add_to_collection" or action.model not in (PortalDocument, PortalImage):
        return None
    collection = action.cleaned_form.cleaned_data["collection"]
    if file_moderation.may_publish(request.user):
        return None
    if any(file_moderation.leaves_closed_collection(item, collection) for item in objects):
        messages.error(request, file_moderation.TAKEN_OUT)
        return redirect(action.next_url)
    return None
