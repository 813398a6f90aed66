"""The words by which somebody agrees to later mail, in each language.

Canada's Anti-Spam Legislation (S.C. 2010, c. 23, s. 10(1)) asks that a request for consent say what for, who asks, how to
reach them, and that it can be withdrawn; beside the postal address a web address will do (Electronic Commerce Protection
Regulations, SOR/2012-36, s. 4). Québec's Act respecting personal information (CQLR c. P-39.1, s. 14) asks that it be express
and separate.
"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override


def default_consent(language):
    """Return the sentence beside the box, in `language`."""
    with override(language):
        return _(
            "I agree to receive AIVP North America’s news, invitations and publications by e-mail. I can withdraw this consent at any time."
        )


def default_consent_note(language):
    """Return the note under it: what refusing means, who sends, how to withdraw."""
    with override(language):
        return _(
            "Optional, and never ticked in advance. Without it, we write only to answer your request. Asked by the AIVP North America office, "
            "Québec City (Quebec), Canada, which you reach at %(site)s; we give our postal address to anyone who asks. Every mailing carries a link to withdraw."
        ) % {"site": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/{language}/"}
