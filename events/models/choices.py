"""The words an event is described with. Their keys are those of addresses, exports and search documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    CONFERENCE = "conference", _("Conference")
    WORKSHOP = "workshop", _("Workshop")
    STATUTORY = "statutory", _("Statutory meeting")
    VISIT = "visit", _("Visit")
    WEBINAR = "webinar", _("Webinar")


def kind_label(key):
    """Return the label of a kind; "" for an unknown key."""
    return str(dict(Kind.choices).get(key, ""))


class Status(models.TextChoices):
    """Whether an event takes place as announced; the four states of schema.org's EventStatusType that the portal needs."""

    SCHEDULED = "scheduled", _("As announced")
    RESCHEDULED = "rescheduled", _("New dates")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class Attendance(models.TextChoices):
    """How one takes part."""

    PLACE = "place", _("On site")
    ONLINE = "online", _("Online")
    MIXED = "mixed", _("On site and online")


class Registration(models.TextChoices):
    """Who may register."""

    PUBLIC = "public", _("Everyone")
    MEMBERS = "members", _("Members")
    INVITATION = "invitation", _("By invitation")
    CLOSED = "closed", _("Nobody, or no longer")
