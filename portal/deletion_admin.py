"""The admin refuses to delete what is in use, and shows the list of uses with the way to each."""

from django.contrib.admin.utils import quote
from django.shortcuts import render
from django.urls import NoReverseMatch, path, reverse
from wagtail import hooks
from wagtail.documents.views.documents import DeleteView as DocumentDeleteView
from wagtail.images.views.images import DeleteView as ImageDeleteView
from wagtail.permissions import page_permission_policy

from .deletion import uses_of

BEFORE_OTHERS = -10


def refusal(request, items):
    """Return the page that refuses the deletion of `items` (objects of one model), or None when none of them is in use."""
    used = []
    for item in items:
        if not getattr(item, "counts_uses", False):
            continue
        uses = uses_of(item)
        if uses:
            shown = [shown_use(use, request.user) for use in uses]
            visible = [use for use in shown if use]
            used.append({"item": item, "uses": visible, "hidden": len(shown) - len(visible)})
    if not used:
        return None
    return render(request, "portal/admin/in_use.html", {"used": used, "several": len(items) > 1}, status=409)


def shown_use(use, user):
    """Return {"text", "url"} of a use, or None for a page this person has no right to know of."""
    if use.is_page:
        may_see = page_permission_policy.instances_user_has_any_permission_for(
            user, {"add", "change", "publish", "lock", "unlock", "bulk_delete"}
        )
        if not may_see.filter(pk=use.owner.pk).exists():
            return None
        return {
            "text": str(use),
            "url": reverse("wagtailadmin_pages:edit", args=[use.owner.pk]),
            "path": use.owner.url_path,
        }
    return {"text": str(use), "url": _edit_address(use.owner, user)}


def _edit_address(row, user):
    viewset = getattr(row, "snippet_viewset", None)
    if viewset is None or not viewset.permission_policy.user_has_permission(user, "change"):
        return ""
    try:
        return reverse(viewset.get_url_name("edit"), args=[quote(row.pk)])
    except NoReverseMatch:
        return ""


@hooks.register("before_delete_snippet", order=BEFORE_OTHERS)
def before_delete_snippet(request, instances):
    return refusal(request, instances)


@hooks.register("before_bulk_action", order=BEFORE_OTHERS)
def before_bulk_action(request, action_type, objects, action):
    return refusal(request, objects) if action_type == "delete" else None


class GuardedImageDeleteView(ImageDeleteView):
    def run_before_hook(self):
        return refusal(self.request, [self.object]) or super().run_before_hook()


class GuardedDocumentDeleteView(DocumentDeleteView):
    def run_before_hook(self):
        return refusal(self.request, [self.object]) or super().run_before_hook()


@hooks.register("register_admin_urls", order=BEFORE_OTHERS)
def guarded_deletions():
    # Wagtail has no hook before the deletion of one image or document: its addresses are answered here first.
    return [
        path("images/<int:image_id>/delete/", GuardedImageDeleteView.as_view()),
        path("documents/delete/<int:document_id>/", GuardedDocumentDeleteView.as_view()),
    ]
