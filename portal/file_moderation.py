"""What only those who publish may change in a file: who it is for, and what published pages already hand out.

An editor writes freely in drafts, since a page is read by a moderator before it is published. A file that exists is not a
draft: it is handed out as it stands, so what would show readers more of it, or something else, asks the right to publish.
A new file asks nothing: nobody but the office gets it before a page that uses it is published.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionViewRestriction
from wagtail.permissions import page_permission_policy

from .models import Use
from .models.audiences import Audience

WIDER = _("Only people who may publish open a file to more readers. Ask a moderator.")
REPLACED = _(
    "A published page uses this file, so only people who may publish replace it. Add it as a new file and submit the page"
    " for moderation, or ask a moderator."
)
TAKEN_OUT = _("This collection is closed to some readers; only people who may publish take a file out of it.")


def may_publish(user):
    """Return whether `user` may publish pages; nobody (None) may not."""
    return user is not None and page_permission_policy.user_has_permission(user, "publish")


def is_wider(audience, than):
    """Return whether one `Audience` key admits more readers than another; an unknown key counts as the widest."""
    rank = {key: position for position, key in enumerate(Audience.values)}
    return rank.get(audience, -1) < rank.get(than, -1)


def leaves_closed_collection(item, collection):
    """Return whether moving `item` to `collection` takes it from under a restriction that closes its own."""
    if collection is None or collection.pk == item.collection_id:
        return False
    closed = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    return any(item.collection.path.startswith(path) and not collection.path.startswith(path) for path in closed)


class ModeratedFileForm:
    """A mixin for Wagtail's forms of documents and images: errors on what only those who publish may change."""

    def __init__(self, *args, user=None, **kwargs):
        self.asked_by = user
        super().__init__(*args, user=user, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and not may_publish(self.asked_by):
            for field, error in list(self._refusals()):
                self.add_error(field, error)
        return cleaned

    def _refusals(self):
        cleaned = self.cleaned_data
        # Django writes the answers on the instance after `clean`: until then it is as stored.
        if "audience" in cleaned and is_wider(cleaned["audience"], self.instance.audience):
            yield "audience", WIDER
        if "file" in cleaned and "file" in self.changed_data and Use.objects.of(self.instance).approved().exists():
            yield "file", REPLACED
        if "collection" in cleaned and leaves_closed_collection(self.instance, cleaned["collection"]):
            yield "collection", TAKEN_OUT
