"""The second step's own settings."""

import io

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _


class PortalMFAAdapter(DefaultMFAAdapter):
    """Our words for a wrong code, and a square to scan that stands on white, also for readers whose screen is dark."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the code of the moment. Wait for the next one and write it again."),
    }

    def build_totp_svg(self, url):
        import qrcode
        from qrcode.image.svg import SvgPathFillImage

        drawn = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()
