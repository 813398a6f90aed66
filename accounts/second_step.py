"""The second step's own settings."""

import io

from allauth.mfa.adapter import DefaultMFAAdapter


class PortalMFAAdapter(DefaultMFAAdapter):
    """A square to scan that stands on white, also for readers whose screen is dark."""

    def build_totp_svg(self, url):
        import qrcode
        from qrcode.image.svg import SvgPathFillImage

        drawn = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()
