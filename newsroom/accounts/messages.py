"""What the next page says, kept by Django in a cookie; here one of the house's name."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class InACookie(CookieStorage):
    @property
    def cookie_name(self) -> str:
        return settings.MESSAGES_COOKIE_NAME


class Messages(FallbackStorage):
    storage_classes = (InACookie, SessionStorage)
