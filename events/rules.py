"""What holds an event together: what is refused at once, and what readers need before it is published."""

from django.core.exceptions import ValidationError

from portal.blocks.media import pictures_without_text
from portal.citing import unknown_citations

from . import messages, programme
from .dates import FIRST_YEAR, LAST_YEAR, LONGEST, in_years
from .models.choices import Attendance, Status


def check_event(page):
    """Raise `ValidationError` for dates, hours and sessions that contradict each other; give each session its address."""
    errors = _wrong_dates(page)
    if page.time_to and not page.time_from:
        errors["time_to"] = messages.END_WITHOUT_START
    elif page.time_to and page.date_from == page.last_day and page.time_to <= page.time_from:
        errors["time_to"] = messages.HOURS_BEFORE
    if not {"date_from", "date_to"} & errors.keys():
        programme.fill_keys(page)
        found = [ValidationError(text, params=params) for text, params in programme.problems(page)]
        if found:
            errors["days"] = found
    if errors:
        raise ValidationError(errors)


def _wrong_dates(page):
    errors = {}
    for name in ("date_from", "date_to", "registration_opens", "registration_closes"):
        if not in_years(getattr(page, name)):
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            errors[name] = ValidationError(messages.YEAR_OUTSIDE, params=years)
    if page.date_from and page.date_to:
        if page.date_to < page.date_from:
            errors.setdefault("date_to", messages.ENDS_BEFORE)
        elif page.last_day - page.date_from > LONGEST and not errors:
            errors["date_to"] = ValidationError(messages.TOO_LONG, params={"days": LONGEST.days})
    if page.registration_opens and page.registration_closes and page.registration_closes < page.registration_opens:
        errors.setdefault("registration_closes", messages.CLOSES_BEFORE)
    return errors


def event_problems(cleaned):
    """Yield (field, error) for what readers would miss on the published page."""
    if cleaned.get("attendance") != Attendance.ONLINE and not cleaned.get("place") and not cleaned.get("venue"):
        yield "place", ValidationError(messages.NO_PLACE)
    if not cleaned.get("organizers"):
        yield "organizers", ValidationError(messages.NO_ORGANIZER)
    if cleaned.get("event_status") != Status.SCHEDULED and not cleaned.get("status_note"):
        yield "status_note", ValidationError(messages.NEW_DATES)
    for image in pictures_without_text(cleaned.get("body")):
        yield "body", ValidationError(messages.NO_ALT, params={"picture": image.title})
    yield from _unknown_citations(cleaned)


def _unknown_citations(cleaned):
    count = len(cleaned.get("sources") or [])
    texts = [("body", block.value.source) for block in cleaned.get("body") or [] if block.block_type == "text"]
    texts += [
        ("days", session["text"].source) for day in cleaned.get("days") or [] for session in day.value["sessions"]
    ]
    for name, html in texts:
        for number in unknown_citations(html, count):
            yield name, ValidationError(messages.UNKNOWN_SOURCE, params={"number": number})
