"""What a person's account page shows beside their name. Rooms that know more about a person add a part."""

_wide, _column = [], []


def register_part(part, *, wide=False):
    """Add a part: `part(request)` returns (template name, context) for the signed-in person, or None.

    A wide part takes the width of the page, under the name; the others share a column beside the person's details.
    """
    (_wide if wide else _column).append(part)


def parts_for(request):
    """Return {"wide", "column"}, each [{"template", "part"}]: what the rooms have to say to the person, in their order."""
    return {"wide": _shown(_wide, request), "column": _shown(_column, request)}


def _shown(parts, request):
    found = [part(request) for part in parts]
    return [{"template": template, "part": context} for template, context in filter(None, found)]
