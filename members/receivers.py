"""What follows from a change to an organisation: the documents that copy its name, place and mark."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from portal.models import Place
from search import documents

from .models import Organisation


@receiver(post_save, sender=Organisation)
def organisation_changed(instance, created, **kwargs):
    if not created:
        documents.rewrite_for(instance)


@receiver(post_save, sender=Place)
def place_changed(instance, created, **kwargs):
    """A profile stands at its organisation's place, which it does not refer to itself."""
    if not created:
        for organisation in Organisation.objects.filter(place=instance):
            documents.rewrite_for(organisation)
