"""Groups whose members are computed, never listed."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who a file, a picture or a part of a page is for, from the widest to the narrowest."""

    PUBLIC = "public", _("Everyone")
    MEMBERS = "members", _("Members")
    STAFF = "staff", _("The office only")


class PortalAudience(models.Model):
    """A group that stands for an audience in Wagtail's privacy dialog.

    Who belongs to it is worked out at each request by `portal.access` (a current seat, access to the admin); adding a
    person to the group by hand opens nothing.
    """

    key = models.CharField(max_length=20, choices=Audience.choices[1:], unique=True)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="portal_audience")

    class Meta:
        verbose_name = _("computed audience")
        verbose_name_plural = _("computed audiences")

    def __str__(self):
        return self.get_key_display()
