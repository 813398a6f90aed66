"""Parts of events for the tests of this room."""


def speaker(name="", function="", organisation=None):
    return {"name": name, "function": function, "organisation": getattr(organisation, "pk", None)}


def session(start="09:00", end="10:15", title="Ouverture", **fields):
    return {
        "start": start, "end": end, "title": title, "text": "", "speakers": [], "room": "", "is_break": False, "key": "",
        **fields,
    }  # fmt: skip


def day(date, *sessions, title=""):
    return {"type": "day", "value": {"date": str(date), "title": title, "sessions": list(sessions) or [session()]}}


def organizer(name="", organisation=None):
    return {"type": "organizer", "value": {"name": name, "organisation": getattr(organisation, "pk", None)}}
