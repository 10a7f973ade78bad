import getpass

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db
PASSWORD = "kevokek li ser xanî rûniştiye"


class Terminal:
    def isatty(self):
        return True


def test_whoever_sets_a_newsroom_up_is_asked_at_the_terminal(monkeypatch):
    typed = iter(["operator", "operator@example.org"])
    monkeypatch.setattr("builtins.input", lambda _question: next(typed))
    monkeypatch.setattr(getpass, "getpass", lambda *_question: PASSWORD)
    call_command("createsuperuser", stdin=Terminal(), verbosity=0)

    made = get_user_model().objects.get(username="operator")
    assert made.is_superuser
    assert made.check_password(PASSWORD)
