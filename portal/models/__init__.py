"""The portal's shared models: vocabulary, files, settings, uses and the base of every page."""

from .addresses import GoneAddress
from .audiences import PortalAudience
from .media import PortalDocument, PortalImage, PortalRendition
from .pages import PortalPage
from .sample import SampleObject
from .site import PortalSettings
from .social import SocialPicture
from .uses import Use
from .vocabulary import Measure, Place, Theme

__all__ = [
    "GoneAddress",
    "Measure",
    "Place",
    "PortalAudience",
    "PortalDocument",
    "PortalImage",
    "PortalPage",
    "PortalRendition",
    "PortalSettings",
    "SampleObject",
    "SocialPicture",
    "Theme",
    "Use",
]
