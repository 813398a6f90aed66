"""The words a programme is described with."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """Where a programme stands, in the order in which listings show it."""

    ACTIVE = "active", pgettext_lazy("program", "Under way")
    PLANNED = "planned", pgettext_lazy("program", "Planned")
    COMPLETED = "completed", pgettext_lazy("program", "Completed")
    SUSPENDED = "suspended", pgettext_lazy("program", "Suspended")


#: What a listing writes above those of one status: French agrees in number, and a case is not of a program’s gender.
HEADINGS = {
    Status.ACTIVE: pgettext_lazy("programs", "Under way"),
    Status.PLANNED: pgettext_lazy("programs", "Planned"),
    Status.COMPLETED: pgettext_lazy("programs", "Completed"),
    Status.SUSPENDED: pgettext_lazy("programs", "Suspended"),
}


def status_rank(status):
    """Return the place of a status in listings; an unknown one comes last."""
    return Status.values.index(status) if status in Status.values else len(Status.values)


def status_label(status):
    """Return the label of a status in the active language; "" for an unknown one."""
    return str(Status(status).label) if status in Status.values else ""
