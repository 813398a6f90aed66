"""Who may register, when, and how things stand today; registering itself is not done on the portal."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal import formats

from .models.choices import Registration, Status


@dataclass(frozen=True)
class Standing:
    """What readers are told: `who`, `when` (texts), `state` (a short word), `note`, `is_open`."""

    who: str
    when: str
    state: str
    note: str
    is_open: bool


def standing(page, today, over):
    """Return the `Standing` of an event on `today`, or None when nothing is to be said: it is over, or cancelled."""
    if over or page.event_status == Status.CANCELLED:
        return None
    who = {
        Registration.PUBLIC: _("Everyone"),
        Registration.MEMBERS: _("Member organizations"),
        Registration.INVITATION: _("People invited"),
    }.get(page.registration_for, "")
    opens, closes = page.registration_opens, page.registration_closes
    note = page.registration_note
    if not who:
        return Standing("", "", _("No registration"), note, False)
    when = _period(opens, closes, page.language)
    if opens and today < opens:
        return Standing(who, when, _("Not open yet"), note, False)
    if closes and today > closes:
        return Standing(who, when, pgettext("registration", "Closed"), note, False)
    if not opens and not closes:
        return Standing(who, _("The dates of registration are not set yet."), "", note, False)
    return Standing(who, when, pgettext("registration", "Open"), note, True)


def _period(opens, closes, language):
    if opens and closes:
        return formats.date_range(opens, closes, language)
    if opens:
        return _("From %(date)s") % {"date": formats.date(opens, language)}
    return _("Until %(date)s") % {"date": formats.date(closes, language)} if closes else ""
