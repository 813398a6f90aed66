"""Who uses what: written with each publication and each draft, so that it is exact when a deletion or a file asks.

Wagtail's own reference index is brought up to date by a background task and knows nothing of drafts; a file must not
be served, nor a theme deleted, on the word of an index that is late.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class UseQuerySet(models.QuerySet):
    def of(self, *objects):
        """Return the uses of one or several objects of one model."""
        content_type = ContentType.objects.get_for_model(objects[0])
        return self.filter(content_type=content_type, object_id__in=[item.pk for item in objects])

    def approved(self):
        """Return the uses that readers see, or will see on a date already approved: nobody looks at them again."""
        scheduled = Revision.objects.filter(
            base_content_type__app_label="wagtailcore",
            base_content_type__model="page",
            approved_go_live_at__isnull=False,
            object_id=Cast(models.OuterRef("page_id"), models.CharField()),
        )
        return self.filter(models.Q(live=True) | models.Exists(scheduled))


class Use(models.Model):
    """One page uses one object (image, document, theme, organisation...), in what is live or in its draft."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="portal_uses")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    live = models.BooleanField(_("in the published version"))

    objects = UseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "live", "content_type", "object_id"], name="portal_use_once"),
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="portal_use_object")]

    def __str__(self):
        return f"{self.page_id} -> {self.content_type_id}:{self.object_id}"
