from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from articles.models import fields


class User(AbstractUser):
    """A person who can sign in, or a named system account that cannot."""

    display_name = fields.CharField(_("name at the desk"), max_length=120, blank=True)
    interface_language = models.CharField(
        _("interface language"),
        max_length=3,
        choices=[("en", "English"), ("ar", "العربية"), ("ckb", "سۆرانی"), ("kmr", "Kurmancî")],
        default="ar",
    )
    must_change_password = models.BooleanField(
        _("must choose a new password"),
        default=False,
        help_text=_("Set when an administrator gives a temporary password."),
    )
    is_system = models.BooleanField(_("system account"), default=False, editable=False)

    is_demo = models.BooleanField(_("account of the demo"), default=False, editable=False)
    second_factor_since = models.DateTimeField(
        _("second factor since"), null=True, blank=True, editable=False
    )
    second_factor_due = models.DateTimeField(
        _("second factor needed from"), null=True, blank=True, editable=False
    )
    shut_since = models.DateTimeField(_("shut since"), null=True, blank=True, editable=False)
    # An account that nobody uses is closed: counted from the last sign-in, or since it was opened.
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    unused_since = models.DateTimeField(
        _("closed, since nobody used it"), null=True, blank=True, editable=False
    )
    is_quiet = models.BooleanField(_("quiet mode"), default=False, editable=False)
    # Part of what every session is compared with: another one ends them all.
    entry_key = fields.CharField(max_length=22, blank=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.display_name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session of this account holds; another password or key ends it."""
        if not self.entry_key:
            return super()._get_session_auth_hash(secret)
        salt, secrets = "newsroom.accounts.models.User.session", f"{self.password}{self.entry_key}"
        return salted_hmac(salt, secrets, secret=secret, algorithm="sha256").hexdigest()


class NewDevice(models.Model):
    """That a person came in on a device on which they never had, and whether they know.

    `key` is what the device calls itself, as a digest; `mailed_at` when the one mail of it left.
    """

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    device = fields.CharField(max_length=60, blank=True)
    key = fields.CharField(max_length=64)
    came_in_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("new device")
        verbose_name_plural = _("new devices")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.came_in_at:%Y-%m-%d %H:%M}"


class DeskSession(AbstractBaseSession):
    """A session, with what its owner wants to know of it."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    device = fields.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    objects = BaseSessionManager()

    @classmethod
    def get_session_store_class(cls) -> type:
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")


class Tries(models.Model):
    """What was tried for a name, from a network or with codes; `key` is a digest that tells none.

    Until `spent_until` something of it counts.
    """

    key = fields.CharField(max_length=64, primary_key=True)
    spent_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
