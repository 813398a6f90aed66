"""What an item of news is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    OFFICE = "office", _("The office")
    NETWORK = "network", _("The network")
    COOPERATION = "cooperation", _("Cooperation")
    PRIZE = "prize", _("Prizes")
    WATCH = "watch", _("Watch")


#: Mission reports are listed beside the categories of articles, under a key of their own.
REPORT = "report"


def category_label(key):
    """Return the label of a category, or of mission reports; "" for an unknown key."""
    return _("Mission reports") if key == REPORT else dict(Category.choices).get(key, "")
