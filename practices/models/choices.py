"""The words a case is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    ACTIVE = "active", _("Under way")
    COMPLETED = "completed", _("Completed")


class Evidence(models.TextChoices):
    """How far the results are established, from the strongest."""

    MEASURED = "measured", _("Measured: figures published with their method")
    DOCUMENTED = "documented", _("Documented: described by several sources")
    REPORTED = "reported", _("Reported: told by those who run it")


class Effort(models.TextChoices):
    LOW = "low", _("Low: a decision and a team")
    MEDIUM = "medium", _("Medium: a budget and partners")
    HIGH = "high", _("High: an investment over several years")
