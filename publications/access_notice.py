"""What a reader who may not have everything is told: why, and the way in."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from portal.chrome import Chrome
from portal.refusals import explain


def notice(request, reader, closed):
    """Return what `components/access_notice.html` shows.

    `closed` says of the abstract, the contents and the files whether they are shut to this reader. A visitor is shown
    three ways in; a person whose organisation is not a member today is told so, in the sentence of the access rule.
    """
    _abstract, _contents, locked_files = closed
    chrome = Chrome(request)
    what = (
        _("The full text is for member organizations.")
        if locked_files
        else _("Part of this page is for member organizations.")
    )
    if not reader.is_visitor:
        return {
            "reason": f"{what} {explain(reader)}".strip(),
            "steps": [],
            "actions": _actions((_("Write to the office"), chrome.contact_url)),
        }
    ways = _("You can have it in one of these ways:")
    return {
        "reason": f"{what} {ways}",
        "steps": [
            _step(
                _("Your organization is a member: sign in with your work e-mail."),
                _("Sign in"),
                f"{chrome.sign_in_url}?next={quote(request.path)}",
            ),
            _step(
                _("It is not a member yet: ask to meet us, joining is prepared together."),
                _("Join the network"),
                chrome.join_url,
            ),
            _step(
                _("You are doing research: write to us about what you are looking for."),
                _("Write to the office"),
                chrome.contact_url,
            ),
        ],
        "actions": _actions(
            (_("Sign in"), f"{chrome.sign_in_url}?next={quote(request.path)}"),
            (_("Join the network"), chrome.join_url),
        ),
    }


def _step(text, link, url):
    return {"text": text, "link": link, "url": url}


def _actions(*links):
    return [{"label": label, "url": url} for label, url in links if url]
