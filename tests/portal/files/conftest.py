"""The fixture of the tests of files."""

from tests.portal.files.asking import get

__all__ = ["get"]
