"""Messages written to the office."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Received


class Subject(models.TextChoices):
    GENERAL = "general", _("A general question")
    MEMBERSHIP = "membership", _("Membership")
    PRESS = "press", _("Media")
    PRACTICE = "practice", _("A good practice to suggest")
    ACCESSIBILITY = "accessibility", _("An accessibility problem")
    PRIVACY = "privacy", _("My personal information")


class ContactMessage(Received):
    """One message sent from the contact page."""

    reference_prefix = "M"

    subject = models.CharField(_("subject"), max_length=16, choices=Subject.choices)

    panels = Received.panels_for("subject", "name", "email", "language", "message", "is_sample")

    class Meta(Received.Meta):
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self):
        return f"{self.get_subject_display()} – {self.name}"
