"""What follows from publishing a publication, and from a change of one of its documents."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from portal import tasks as portal_tasks
from portal.models import PortalDocument, Use
from search import documents

from . import covers, tasks
from .models import PublicationPage


@receiver(page_published, sender=PublicationPage)
def note_published(instance, **kwargs):
    covers.follow_audience(instance)
    tasks.refresh_cover.enqueue(instance.pk)


@receiver(post_save, sender=PortalDocument)
def document_saved(instance, created, update_fields=None, **kwargs):
    """Listings tell the audience, language and pages of files; a new file has a new first page."""
    if created or (update_fields and set(update_fields) <= portal_tasks.FIGURES):
        return
    used = Use.objects.of(instance).filter(live=True).values("page_id")
    for page in PublicationPage.objects.live().filter(pk__in=used):
        documents.write(page)
        tasks.refresh_cover.enqueue(page.pk)
