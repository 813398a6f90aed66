"""What an editor is told when an event does not hold together."""

from django.utils.translation import gettext_lazy as _

ENDS_BEFORE = _("An event cannot end before it begins.")
YEAR_OUTSIDE = _("Check the year: the dates of an event lie between %(first)s and %(last)s.")
TOO_LONG = _("An event lasts at most %(days)s days: check both dates, or make an event of each part.")
HOURS_BEFORE = _("On a single day, the event cannot end before it begins: check the hours.")
END_WITHOUT_START = _("Give the hour at which the event begins, or leave both hours empty.")
CLOSES_BEFORE = _("Registration cannot close before it opens.")
DAY_OUTSIDE = _("The program has a day outside the dates of the event: %(date)s.")
DAY_TWICE = _("The program has the day %(date)s twice: put its sessions together.")
SESSION_HOURS = _("The session “%(title)s” ends before it begins.")
KEY_TAKEN = _("Two sessions have the address “%(key)s” on the page, or the page needs it for itself: change one.")
NO_PLACE = _("Say where: a place, or the name of what receives the event.")
NO_ORGANIZER = _("Say who organizes the event.")
NEW_DATES = _("Say what changed: readers who had noted the first date need it.")
UNKNOWN_SOURCE = _("This text cites source %(number)s, which is not in the list of sources.")
NO_ALT = _(
    "“%(picture)s” has no alternative text in both languages. Open the image and describe it, or mark it decorative."
)
