import time

import pytest
from django.core import checks as checks_of_django
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from newsroom.operations.management.commands import doctor
from newsroom.operations.watching import checks, operators
from newsroom.operations.watching.findings import Finding, State

pytestmark = pytest.mark.django_db
WELL, ILL, BAD = (Finding("disk", "Disk", state, advice="Make room.") for state in State)


def told(capsys):
    """What the doctor says, and the status with which it ends."""
    try:
        call_command("doctor")
    except SystemExit as end:
        return capsys.readouterr().out.splitlines(), end.code
    return capsys.readouterr().out.splitlines(), 0


@pytest.mark.parametrize(
    ("findings", "status"),
    [([WELL], 0), ([WELL, ILL], 1), ([ILL, BAD, WELL], 2), ([], 0)],
)
def test_the_status_is_that_of_the_worst(findings, status, capsys, monkeypatch):
    monkeypatch.setattr(doctor, "look", lambda: iter(findings))
    lines, ended = told(capsys)

    assert ended == status
    assert len(lines) == len(findings)


def test_each_thing_is_one_line_that_says_what_to_do(capsys, settings):
    settings.DEBUG = True
    lines, status = told(capsys)

    assert status == 2
    assert len(lines) == len(operators.LOOKED_AT)
    assert "BROKEN  Settings: Set DEBUG to false" in lines[0]
    assert any("care    Backup: It has never been done. Run `manage.py backup" in x for x in lines)


def test_a_database_that_is_away_is_told_once(capsys, monkeypatch):
    def fault():
        raise OperationalError("refused\nby the server")

    monkeypatch.setattr(checks.connection, "cursor", fault)
    lines, status = told(capsys)

    assert status == 2
    assert len(lines) == len(operators.WITHOUT_DATABASE)
    silent = [line for line in lines if "does not answer" in line]
    assert len(silent) == 1
    assert "refused by the server. Start it, or look at DATABASE_URL." in silent[0]


def test_settings_for_a_server_are_asked_for(settings, monkeypatch):
    # A browser's tests set it for their process.
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)
    settings.DEBUG, settings.BEHIND_HTTPS = False, False
    assert "BEHIND_HTTPS" in operators.settings_checked().advice
    settings.BEHIND_HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 1000, True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECRET_KEY = "k9" * 10 + "abcdefghijklmnopqrstuvwxyz0123456789"
    settings.ALLOWED_HOSTS = ["news.example.org"]

    assert operators.settings_checked().advice == ""
    fault = checks_of_django.Error("Several need a cache.", id="newsroom.E001")
    monkeypatch.setattr(operators, "run_checks", lambda **_options: [fault])
    found = operators.settings_checked()
    assert (found.state, found.advice) == (State.BROKEN, "newsroom.E001 Several need a cache.")


@pytest.mark.parametrize(
    ("skew", "state"), [(0, State.FINE), (-20, State.CARE), (20, State.CARE), (90, State.BROKEN)]
)
def test_the_clock_is_compared_with_the_databases(skew, state, monkeypatch):
    monkeypatch.setattr(operators, "_database_seconds", lambda: time.time() + skew)

    assert operators.clock().state == state


def test_a_clock_that_was_ahead_is_told():
    assert operators.clock().state == State.FINE
    operators.Heartbeat.objects.create(
        name="worker", succeeded_at=timezone.now() + timezone.timedelta(hours=1)
    )
    assert operators.clock().state == State.BROKEN


@pytest.mark.parametrize(
    ("days", "state"), [(60, State.FINE), (10, State.CARE), (2, State.BROKEN), (-1, State.BROKEN)]
)
def test_a_certificate_that_ends_is_told(days, state, settings, monkeypatch):
    settings.BEHIND_HTTPS, settings.ALLOWED_HOSTS = True, ["127.0.0.1", "news.example.org"]
    monkeypatch.setattr(operators, "_days_left", {"news.example.org": days}.get)

    assert operators.certificate().state == state


def test_a_host_that_does_not_answer_is_told(settings, monkeypatch):
    settings.BEHIND_HTTPS, settings.ALLOWED_HOSTS = True, ["localhost.localdomain.invalid"]

    assert operators.certificate().state == State.BROKEN


def test_packages_other_than_the_pinned_are_told(settings, tmp_path):
    assert operators.versions().state == State.FINE
    settings.BASE_DIR = tmp_path
    (tmp_path / "requirements.txt").write_text(
        "django==1.0 \\\n    --hash=sha256:0\nnone-such==2\n"
    )
    found = operators.versions()

    assert found.state == State.CARE
    assert "django 5" in found.advice
    assert "none-such is missing" in found.advice
