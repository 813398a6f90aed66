"""Mails as a mail reader's window shows them: narrow and wide, light and dark; the checker and axe find nothing."""

import pytest

from tests.mails import every_mail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fr", "en"])
def test_mails_are_readable_everywhere(page, axe, nu, language):
    mails = {name: message.alternatives[0][0] for name, message in every_mail(language).items()}
    nu(mails)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for name, html in mails.items():
            page.set_content(html)
            for width in (360, 640):
                page.set_viewport_size({"width": width, "height": 800})
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wide <= 0, f"{name} overflows by {wide} px at {width} px"
            axe(page)
    assert asked == []
