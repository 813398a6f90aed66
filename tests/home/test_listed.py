"""A home page reads as many documents of each kind as its blocks show, and no more."""

from home.listed import LIMITS, limits


def test_blocks_say_how_many_are_read():
    blocks = [("news", {"number": 5}), ("events", {}), ("news", {"number": 12}), ("text", {"number": 40})]
    assert dict(limits(blocks)) == LIMITS | {"article": 12, "report": 12, "event": 3}
    assert dict(limits([])) == LIMITS
