import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _forget_addresses():
    """What is remembered between requests is forgotten: each test begins as a stranger."""
    cache.clear()
