from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from articles.workflow import Refused
from articles.workflow.people.sessions import let_administrator_in
from newsroom.accounts.models import User
from newsroom.accounts.passwords import temporary_password


class Command(BaseCommand):
    help = (
        "Let the only administrator back in, after a lost phone: takes their second factors away "
        "and shows a temporary password once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="whom to let in, by the name they sign in with")

    def handle(self, *args: object, username: str, **options: object) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is nobody called {username}.")
        password = temporary_password()
        try:
            let_administrator_in(person, password=password)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"The temporary password of {username}, shown only now: {password}")
