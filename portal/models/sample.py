"""What the sample site loaded, so that loading again changes nothing an editor touched."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SampleObject(models.Model):
    """One object of the sample site: its key in `sample/`, the row it became and what it was made from."""

    key = models.CharField(max_length=120)
    language = models.CharField(max_length=2, blank=True)
    model = models.CharField(max_length=80)
    object_id = models.PositiveBigIntegerField()
    revision_id = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("sample object")
        verbose_name_plural = _("sample objects")
        constraints = [models.UniqueConstraint(fields=["model", "key", "language"], name="portal_sample_once")]

    def __str__(self):
        return f"{self.key} ({self.language})"
