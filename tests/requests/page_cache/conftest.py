import pytest

from newsroom.requests.page_cache import counters


@pytest.fixture
def at_once(monkeypatch):
    """Every change is known at once, as it otherwise is within a second."""
    monkeypatch.setattr(counters, "BELIEVED", 0)
