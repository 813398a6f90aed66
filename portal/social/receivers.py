"""What follows for social pictures from a change of what they show; a publication takes its page's away (`portal.receivers`)."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from .. import tasks
from ..models import PortalDocument, PortalImage, PortalSettings, SocialPicture

NAMES = ("name_fr", "name_en")


@receiver(pre_save, sender=PortalSettings)
def note_names(instance, **kwargs):
    before = PortalSettings.objects.filter(pk=instance.pk).values_list(*NAMES).first()
    instance._renamed = before is not None and before != tuple(getattr(instance, name) for name in NAMES)


@receiver(post_save, sender=PortalSettings)
def portal_renamed(instance, **kwargs):
    if instance._renamed:
        tasks.redraw_social_pictures_with.enqueue(instance._meta.label, instance.pk)


@receiver(pre_save, sender=PortalImage)
def note_file(instance, **kwargs):
    before = PortalImage.objects.filter(pk=instance.pk).values_list("file", "file_hash").first()
    instance._replaced = before is not None and (
        before[0] != instance.file.name or (before[1] and before[1] != instance.file_hash)
    )


@receiver(post_save, sender=PortalImage)
def file_replaced(instance, **kwargs):
    """Drawings with the file that was replaced are seen by nobody any more, whether or not they can be drawn again."""
    if instance._replaced:
        SocialPicture.objects.filter(picture_id=instance.pk).delete()


@receiver(post_save)
def social_pictures_show_it(sender, instance, created, update_fields=None, **kwargs):
    """Themes, places and pictures are drawn on the social pictures of the pages that use them."""
    shown = getattr(sender, "counts_uses", False) and sender is not PortalDocument
    # Wagtail works out the digest of a picture's file when it is first asked for, and saves it alone.
    unchanged = created or set(update_fields or ()) == {"file_hash"}
    if shown and not unchanged:
        tasks.redraw_social_pictures_with.enqueue(sender._meta.label, instance.pk)


@receiver(post_delete, sender=SocialPicture)
def social_picture_file_goes_too(instance, **kwargs):
    """After the commit: a row that comes back finds its file."""
    transaction.on_commit(lambda: instance.storage.delete(instance.name), robust=True)
