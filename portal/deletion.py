"""Nothing in use is deleted: who uses an object, and the refusal that scripts meet (`portal.deletion_admin` is the admin's).

Wagtail's reference index knows nothing of drafts and is brought up to date by a background task, so it cannot refuse a
deletion on its own; the uses are those that each publication and each draft wrote down (`portal.models.Use`), and the
relations of the database.
"""

from dataclasses import dataclass

from django.db.models import PROTECT, RESTRICT, SET_NULL, ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import Use

HOLDS = (PROTECT, RESTRICT, SET_NULL)


@dataclass(frozen=True)
class UseOf:
    """One use of an object: by a page (`in_draft_only` when its published version does not have it), or by another row."""

    owner: object
    in_draft_only: bool = False

    @property
    def is_page(self):
        return isinstance(self.owner, Page)

    def __str__(self):
        if not self.is_page:
            return f"{self.owner._meta.verbose_name} – {self.owner}"
        draft = _("draft")
        return f"{self.owner.title} ({draft})" if self.in_draft_only else self.owner.title


def uses_of(item):
    """Return the `UseOf` list of an object whose uses are counted: pages in the order of the tree, then other rows."""
    return _pages(item) + _rows(item)


def _pages(item):
    live = {}
    for page_id, is_live in Use.objects.of(item).values_list("page_id", "live"):
        live[page_id] = live.get(page_id, False) or is_live
    for relation in _relations(item):
        if issubclass(relation.related_model, Page):
            # A page whose draft nobody has saved yet has written down no use.
            for page_id in _related(relation, item).values_list("pk", flat=True):
                live.setdefault(page_id, False)
    pages = Page.objects.filter(pk__in=live).order_by("path")
    return [UseOf(page, in_draft_only=not live[page.pk] or not page.live) for page in pages]


def _rows(item):
    found = []
    for relation in _relations(item):
        if not issubclass(relation.related_model, Page):
            found += [UseOf(row) for row in _related(relation, item)]
    return found


def _relations(item):
    """The relations that make an object used; what is a part of it, and goes with it, is none unless it says so."""
    for relation in item._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and relation.related_model):
            continue
        model = relation.related_model
        if model._meta.auto_created or getattr(model, "never_a_use", False):
            continue
        if relation.many_to_many or relation.on_delete in HOLDS or getattr(model, "counts_as_use", False):
            yield relation


def _related(relation, item):
    return relation.related_model._default_manager.filter(**{relation.field.name: item})


@receiver(pre_delete)
def refuse_what_is_used(sender, instance, **kwargs):
    """Raise `ProtectedError`, whoever deletes, when an object whose uses are counted is in use."""
    if not getattr(sender, "counts_uses", False):
        return
    uses = uses_of(instance)
    if uses:
        sentence = _("“%(object)s” is in use and was not deleted. It is used by: %(uses)s.")
        raise ProtectedError(
            sentence % {"object": instance, "uses": "; ".join(map(str, uses))}, {use.owner for use in uses}
        )
