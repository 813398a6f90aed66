"""Why this person may not have what members have, said in their language."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.formats import date as format_date

from . import seats


def explain_reader(reader):
    """Return the reason for a signed-in reader without a current seat; an empty string for visitors and members."""
    if reader.is_visitor or reader.is_member:
        return ""
    language = (get_language() or "fr")[:2]
    ended = seats.last_membership_ended(reader.user, reader.day)
    if ended:
        organisation, day = ended
        return _("The membership of %(organisation)s ended on %(day)s. The office can renew it.") % {
            "organisation": organisation.label_in(language),
            "day": format_date(day, language),
        }
    return _("Your account holds no seat in a member organization today. The office can open one.")
