"""Organisations, their membership and seats, and their profiles."""

from .organisations import Membership, Organisation, Seat
from .pages import MemberIndexPage, MemberPage
from .prospects import ProspectRequest
from .received import FollowUp, Received

__all__ = [
    "FollowUp",
    "MemberIndexPage",
    "MemberPage",
    "Membership",
    "Organisation",
    "ProspectRequest",
    "Received",
    "Seat",
]
