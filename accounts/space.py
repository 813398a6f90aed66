"""What a person's account page shows beside their name. Rooms that know more about a person add a part."""

_parts = []


def register_part(part):
    """Add a part: `part(request)` returns (template name, context) for the signed-in person, or None."""
    _parts.append(part)


def parts_for(request):
    """Return [{"template", "part"}] of what the rooms have to say to the person of `request`, in their order."""
    found = [part(request) for part in _parts]
    return [{"template": template, "part": context} for template, context in filter(None, found)]
