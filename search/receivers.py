"""Documents follow publications, whoever publishes."""

from django.dispatch import receiver
from portal.models import PortalPage
from wagtail.signals import page_published, page_unpublished

from . import documents


@receiver(page_published)
def write_document(instance, **kwargs):
    page = instance if isinstance(instance, PortalPage) else instance.specific
    documents.write(page)


@receiver(page_unpublished)
def remove_document(instance, **kwargs):
    documents.remove(instance.pk)
