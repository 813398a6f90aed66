"""Organisations, their membership and seats, and their profiles."""

from .organisations import Membership, Organisation, Seat
from .pages import MemberIndexPage, MemberPage

__all__ = ["MemberIndexPage", "MemberPage", "Membership", "Organisation", "Seat"]
