from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http.request import split_domain_port

from newsroom.accounts.models import User


class SecondFactorAdapter(DefaultMFAAdapter):
    """What apps and keys show of an account: the name to sign in with, and never an address."""

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        host, _port = split_domain_port(context.request.get_host())
        name = settings.PASSKEY_HOST or host
        return {"id": name, "name": name}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, object]:
        """The id is what a sign-in by passkey alone looks the account up by."""
        return {
            "id": user_pk_to_url_str(user).encode(),
            "display_name": str(user),
            "name": user.get_username(),
        }
