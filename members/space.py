"""What the account page of a person says about the organisations they stand for."""

from django.utils import timezone
from django.utils.translation import get_language

from portal import access, refusals, tree

from .models import Seat


def seats_part(request):
    """Return (template, context) for `accounts.space`: seats, memberships and what they open today; None without a seat."""
    language = (get_language() or "fr")[:2]
    today = timezone.localdate()
    held = (
        Seat.objects.filter(user=request.user)
        .select_related("organisation")
        .prefetch_related("organisation__memberships")
    )
    if not held:
        return None
    reader = access.reader_of(request)
    section = next((section for section in tree.sections() if section.key == "publications"), None)
    return "members/account_seats.html", {
        "seats": [
            {
                "name": seat.organisation.label_in(language),
                "is_port": seat.organisation.is_port,
                "is_sample": seat.organisation.is_sample,
                "memberships": list(seat.organisation.memberships.all()),
                "ended": seat.end if seat.end and seat.end < today else None,
            }
            for seat in held
        ],
        "is_member": reader.is_member,
        "why_not": refusals.explain(reader),
        "publications": f"/{language}/{section.slugs[language]}/" if section else None,
    }
