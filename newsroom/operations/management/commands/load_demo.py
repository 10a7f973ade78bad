from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.accounts.models import User
from newsroom.operations.demo.loading import is_empty, load
from newsroom.operations.demo.people import PASSWORD, PEOPLE


class Command(BaseCommand):
    help = (
        "Fill an empty newsroom with a small demo: stories in all languages, pictures, one login "
        "per role, with passwords that everyone knows. A newsroom in use is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="even where BEHIND_HTTPS is set")

    def handle(self, *args: object, **options: object) -> None:
        if settings.BEHIND_HTTPS and not options["force"]:
            raise CommandError(
                "The demo's passwords are known to everyone, and this newsroom is on the network. "
                "Use --force if that is what you want."
            )
        if is_empty():
            load()
            self.stdout.write("A demo newsroom has been loaded.")
        else:
            self.stdout.write("This newsroom is in use: everything was left as it is.")
        self._write_logins()

    def _write_logins(self) -> None:
        self.stdout.write("  They come in without a second factor: these passwords are known.")
        known = User.objects.in_bulk([person.username for person in PEOPLE], field_name="username")
        for person in PEOPLE:
            user = known.get(person.username)
            if user and user.is_active:
                kept = user.check_password(PASSWORD)
                password = PASSWORD if kept else "(has a password of their own)"
                self.stdout.write(f"  {person.username:<14} {password:<20} {person.does}")
