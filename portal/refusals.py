"""Why a signed-in reader may not have what members have, in a sentence; rooms that know more register."""

_explainers = []


def register_explainer(explain_reader):
    """Let a room explain: `explain_reader(reader)` returns a sentence in the active language, or an empty string."""
    _explainers.append(explain_reader)


def explain(reader):
    """Return the first explanation that a room gives for this reader, or an empty string."""
    return next((sentence for explain_reader in _explainers if (sentence := explain_reader(reader))), "")
