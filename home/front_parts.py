"""Small parts of the front: a block's JSON as plain values, sections side by side."""


def plain(value):
    """Return a block's JSON with its lists as lists of values."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item["value"]) if isinstance(item, dict) and "value" in item else plain(item) for item in value]
    return value


def paired(sections):
    """Set the next events and the publications that follow them side by side."""
    result = []
    for section in sections:
        if section["type"] == "publications" and result and result[-1]["type"] == "events":
            result[-1] = {"type": "pair", "parts": [result[-1], section]}
        else:
            result.append(section)
    return result
