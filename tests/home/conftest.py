import pytest
from django.core.cache import cache

from home import guard


@pytest.fixture(autouse=True)
def _forget_addresses():
    """Forms count what an address sends: each test begins as a stranger."""
    cache.clear()


@pytest.fixture
def reader(monkeypatch):
    """A person reads before sending; tests do not wait for them."""
    monkeypatch.setattr(guard, "FASTEST", -1)
