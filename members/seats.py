"""Who holds a seat today, for the access rule; and why a person does not, for the sentence they read."""

from django.db.models import Q

from .models import Membership, Seat
from .models.organisations import MembershipStatus


def current_seats(user, day):
    """Return the seats of `user` in organisations whose membership is current on `day`."""
    return (
        Seat.objects.filter(user=user, start__lte=day)
        .filter(Q(end__isnull=True) | Q(end__gte=day))
        .filter(organisation__in=Membership.objects.current(day).values("organisation"))
    )


def holds_seat(user, day):
    """The resolver given to `portal.access`: one query, at each request."""
    return current_seats(user, day).exists()


def last_membership_ended(user, day):
    """Return (organisation, last day) of the person's most recent membership that has ended before `day`, or None."""
    ended = (
        Membership.objects.filter(organisation__seats__user=user, end__lt=day)
        .exclude(status=MembershipStatus.PENDING)
        .select_related("organisation")
        .order_by("-end")
        .first()
    )
    return (ended.organisation, ended.end) if ended else None
