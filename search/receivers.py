"""Documents follow publications, whoever publishes."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.models import Measure, Place, PortalPage, Theme
from portal.signals import page_settled

from . import documents, outbox
from .models import SearchDocument


@receiver(page_published)
def write_document(instance, **kwargs):
    page = instance if isinstance(instance, PortalPage) else instance.specific
    documents.write(page)


@receiver(page_settled)
def send_page(**kwargs):
    """The worker that follows a publication sends what waits: a task of its own would be one query more for the editor."""
    outbox.carry.func()


@receiver(page_unpublished)
def remove_document(instance, **kwargs):
    documents.remove(instance.pk)
    outbox.call()


@receiver(post_page_move)
@receiver(post_delete, sender=SearchDocument)
def send_what_moved(**kwargs):
    """The database has noted what is below a page that moved, and what was deleted with one (migration 0002_engine)."""
    outbox.call()


@receiver(post_save, sender=Theme)
@receiver(post_save, sender=Measure)
@receiver(post_save, sender=Place)
def vocabulary_changed(instance, created, **kwargs):
    """Documents copy names: those of the pages that use the row, and of a theme's page when its measures change."""
    if not created:
        documents.rewrite_for(instance)
    if isinstance(instance, Measure):
        documents.rewrite_for(instance.theme)
