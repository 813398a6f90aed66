"""The language of a person is also the one in which Wagtail's admin speaks and writes to them, until they choose otherwise there."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.users.models import UserProfile

from .models import User


@receiver(pre_save, sender=User)
def note_language(instance, raw=False, **kwargs):
    before = None if raw else User.objects.filter(pk=instance.pk).values_list("language", flat=True).first()
    instance._has_new_language = before != instance.language


@receiver(post_save, sender=User)
def speak_their_language(instance, raw=False, **kwargs):
    if not raw and instance._has_new_language:
        UserProfile.objects.update_or_create(user=instance, defaults={"preferred_language": instance.language})
