import pytest

from articles.workflow import posting

from .outside import outside

SITE = "https://news.example.org"


@pytest.fixture
def near(monkeypatch):
    """This machine may be asked, as only the internet may."""
    monkeypatch.setattr(posting, "is_public", lambda host: True)


@pytest.fixture
def hub(settings, near):
    """A hub that feeds name, and that is told when they change."""
    with outside() as told:
        settings.SITE_ADDRESS, settings.WEBSUB_HUB = SITE, f"{told.address}/hub?of=us"
        yield told


@pytest.fixture
def engine(settings, near):
    """A search engine that is told which addresses to look at again."""
    with outside() as told:
        settings.SITE_ADDRESS, settings.INDEXNOW_KEY = SITE, "a-key-of-ours"
        settings.INDEXNOW_AT = f"{told.address}/indexnow"
        yield told
