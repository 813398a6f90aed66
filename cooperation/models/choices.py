"""The words a programme is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a programme stands, in the order in which listings show it."""

    ACTIVE = "active", _("Under way")
    PLANNED = "planned", _("Planned")
    COMPLETED = "completed", _("Completed")
    SUSPENDED = "suspended", _("Suspended")


def status_rank(status):
    """Return the place of a status in listings; an unknown one comes last."""
    return Status.values.index(status) if status in Status.values else len(Status.values)


def status_label(status):
    """Return the label of a status in the active language; "" for an unknown one."""
    return str(Status(status).label) if status in Status.values else ""
