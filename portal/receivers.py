"""What follows from a change, for every page type and whoever makes the change: admin, command, schedule or script."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Revision
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, pre_page_move

from . import media, privacy, tasks
from .models import GoneAddress, PortalDocument, PortalImage, PortalPage, SocialPicture, Use


@receiver(page_published)
def note_published(instance, **kwargs):
    page = instance if isinstance(instance, PortalPage) else instance.specific
    changed = media.record_uses(page, live=True)
    media.refresh_images(changed)
    GoneAddress.objects.filter(path=page.url_path).delete()
    # It may show words that were secret before. Asking whether it does would cost more than drawing it again.
    SocialPicture.objects.filter(page_id=page.pk).delete()
    tasks.render_pictures_of.enqueue(page.pk)


@receiver(page_unpublished)
def note_unpublished(instance, **kwargs):
    images = media.images_below(instance.path)
    Use.objects.filter(page_id=instance.pk, live=True).delete()
    media.refresh_images(images)


@receiver(post_save, sender=Revision)
def note_draft(instance, created, **kwargs):
    if not created or not instance.is_latest_revision():
        return
    draft = instance.as_object()
    if isinstance(draft, PortalPage):
        media.record_uses(draft, live=False)


@receiver(pre_page_move)
def before_move(instance, parent_page_before, parent_page_after, **kwargs):
    if parent_page_before.locale_id != parent_page_after.locale_id and parent_page_after.depth > 1:
        raise ValidationError(_("A page cannot move to the other language: translate it instead."))


@receiver(post_page_move)
def after_move(instance, parent_page_before, **kwargs):
    moved = Page.objects.get(pk=instance.pk)
    privacy.keep_after_move(moved, parent_page_before)
    media.refresh_images(media.images_below(moved.path))


@receiver(page_slug_changed)
def address_back_in_use(instance, **kwargs):
    GoneAddress.objects.filter(path=instance.url_path).delete()


@receiver(pre_delete)
def remember_gone(sender, instance, **kwargs):
    if sender is Page or not isinstance(instance, Page):
        return
    instance._images_at_delete = media.images_below(instance.path)
    if instance.first_published_at and instance.url_path:
        GoneAddress.objects.update_or_create(path=instance.url_path, defaults={"title": instance.title})


@receiver(post_delete)
def after_delete(sender, instance, **kwargs):
    if isinstance(instance, Page):
        media.refresh_images(getattr(instance, "_images_at_delete", set()))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restriction_changed(instance, **kwargs):
    media.hold_still()
    privacy.cover_strays(instance)
    _refresh_below(instance.page)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restriction_groups_changed(instance, action, **kwargs):
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        media.hold_still()
        privacy.cover_strays(instance)
        _refresh_below(instance.page)


def _refresh_below(page):
    twins = Page.objects.filter(translation_key=page.translation_key).values_list("path", flat=True)
    media.refresh_images({pk for path in twins for pk in media.images_below(path)})


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def collection_restriction_changed(instance, **kwargs):
    images = PortalImage.objects.filter(collection__path__startswith=instance.collection.path)
    media.refresh_images(set(images.values_list("pk", flat=True)))


@receiver(post_save, sender=Collection)
def collection_moved(instance, **kwargs):
    """A collection that moved under a closed one is closed too; Wagtail saves it first and moves it afterwards."""
    transaction.on_commit(lambda: _refresh_collection(instance.pk))


def _refresh_collection(pk):
    path = Collection.objects.filter(pk=pk).values_list("path", flat=True).first()
    images = PortalImage.objects.filter(collection__path__startswith=path) if path else PortalImage.objects.none()
    media.refresh_images(set(images.values_list("pk", flat=True)))


@receiver(pre_delete, sender=PageViewRestriction)
def restriction_goes_with_its_page(instance, origin=None, **kwargs):
    """A restriction that is lifted is lifted; one that goes because its page is deleted stays with the other language."""
    if not isinstance(origin, PageViewRestriction) and getattr(origin, "model", None) is not PageViewRestriction:
        privacy.hand_over(instance, origin)


@receiver(post_save, sender=PortalImage)
def image_saved(instance, **kwargs):
    media.refresh_images({instance.pk})


@receiver(post_save, sender=PortalDocument)
def document_saved(instance, update_fields=None, **kwargs):
    if update_fields and set(update_fields) <= tasks.FIGURES:
        return
    tasks.work_out_figures(instance)
    transaction.on_commit(lambda: tasks.read_document.enqueue(instance.pk))
