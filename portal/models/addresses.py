"""Addresses that once answered and never will again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GoneAddress(models.Model):
    """The address of a page deleted for good; it answers 410 in the language it was written in (RFC 9110, 15.5.11)."""

    path = models.CharField(_("address"), max_length=1000, unique=True)
    title = models.CharField(_("title"), max_length=255)
    gone_at = models.DateTimeField(_("deleted on"), auto_now_add=True)

    class Meta:
        verbose_name = _("gone address")
        verbose_name_plural = _("gone addresses")

    def __str__(self):
        return self.path
