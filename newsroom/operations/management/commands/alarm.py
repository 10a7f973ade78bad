from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError

from newsroom.operations.watching import alarm
from newsroom.operations.watching.findings import Finding, State
from newsroom.operations.watching.operators import look

TRIAL = "This is a trial. Whoever reads it would have been told."


class Command(BaseCommand):
    help = (
        "Look everything over as `doctor` does, and mail ALARM_MAIL what has changed since: "
        "what does not work, what needs care, what is in order again; once a day what still does "
        "not work. Let a timer begin it every five minutes. Status 1 where the mail did not leave; "
        "it is tried again the next time."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--trial", action="store_true", help="send one mail, whatever is found")

    def handle(self, *args: object, **options: object) -> None:
        if not settings.ALARM_MAIL:
            raise CommandError("ALARM_MAIL names nobody who is to be told.")
        if options["trial"]:
            _send("a trial of the alarm", [TRIAL])
            self.stdout.write(f"Sent to {', '.join(settings.ALARM_MAIL)}.")
            return
        file, now = Path(settings.VAR_DIR) / "alarm.json", datetime.now(UTC)
        told, findings = alarm.read(file), list(look())
        if new := alarm.news(findings, told, now=now):
            _send(_subject(new), [each.line for each in new])
        if (known := alarm.after(findings, told, now=now)) != told:
            alarm.write(file, known)
        for each in new:
            self.stdout.write(each.line)


def _subject(new: tuple[Finding, ...]) -> str:
    worst = new[0].state
    said = {
        State.BROKEN: "does not work",
        State.CARE: "needs care",
        State.FINE: "in order again",
    }
    named = [str(each.title) for each in new if each.state == worst]
    return f"{said[worst]}: {', '.join(named)}"


def _send(subject: str, lines: list[str]) -> None:
    site = next(iter(settings.ALLOWED_HOSTS), "newsroom")
    text = "\n".join([*lines, "", "What is to be done is said in full by `manage.py doctor`."])
    try:
        send_mail(f"[{site}] {subject}", text, None, settings.ALARM_MAIL)
    except (OSError, SMTPException) as error:
        raise CommandError(f"The mail did not leave: {error}") from None
