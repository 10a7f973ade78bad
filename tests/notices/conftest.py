import pytest

from .letterbox import SITE, sent_back


@pytest.fixture(autouse=True)
def _mail_is_set_up(settings):
    settings.TELLS_BY_MAIL, settings.SITE_ADDRESS = True, SITE


@pytest.fixture
def rojin(people):
    """With an address."""
    people.rojin.email = "rojin@example.org"
    people.rojin.save()
    return people.rojin


@pytest.fixture
def text(people, rojin):
    """Rojin's, sent back to her."""
    return sent_back(people)
