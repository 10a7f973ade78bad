"""Django's command; the administrator whom it makes is written into the journal."""

from django.contrib.auth.management.commands import createsuperuser
from django.contrib.auth.models import UserManager
from django.db import transaction

from articles.workflow.people.accounts import record_first_administrator
from newsroom.accounts.models import User


class Administrators(UserManager):
    """Makes an administrator and the entry of it, or neither."""

    def create_superuser(self, *args: object, **fields: object) -> User:
        with transaction.atomic(using=self.db):
            person = super().create_superuser(*args, **fields)
            record_first_administrator(person)
            return person


class People:
    """The user model as Django's command asks it; only who makes an administrator is another."""

    _default_manager = Administrators()
    _default_manager.model = User

    def __getattr__(self, name: str) -> object:
        return getattr(User, name)

    def __call__(self, **fields: object) -> object:
        """Somebody who is not stored, to whose name the password is compared."""
        return User(**fields)


class Command(createsuperuser.Command):
    help = (
        "Make the first administrator of a newsroom, who then adds people and gives roles at the "
        "desk; asks for what is not said. An administrator may not publish by that right alone."
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.UserModel = People()
