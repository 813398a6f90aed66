"""Documents follow publications, whoever publishes."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from portal.models import Measure, Place, PortalPage, Theme

from . import documents


@receiver(page_published)
def write_document(instance, **kwargs):
    page = instance if isinstance(instance, PortalPage) else instance.specific
    documents.write(page)


@receiver(page_unpublished)
def remove_document(instance, **kwargs):
    documents.remove(instance.pk)


@receiver(post_save, sender=Theme)
@receiver(post_save, sender=Measure)
@receiver(post_save, sender=Place)
def vocabulary_changed(instance, created, **kwargs):
    """Documents copy names: those of the pages that use the row, and of a theme's page when its measures change."""
    if not created:
        documents.rewrite_for(instance)
    if isinstance(instance, Measure):
        documents.rewrite_for(instance.theme)
