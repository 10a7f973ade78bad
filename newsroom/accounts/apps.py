from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _

from .marks import mark_proven


class AccountsConfig(AppConfig):
    name = "newsroom.accounts"
    label = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        user_logged_in.connect(_signed_in, dispatch_uid="newsroom.accounts.marks")


def _signed_in(sender: type, request: object, **said: object) -> None:
    mark_proven(request)
