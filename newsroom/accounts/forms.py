from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.forms import UsernameField
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.text.characters import shows

from .models import User


class OwnPasswordForm(AdminPasswordChangeForm):
    """A person chooses a password of their own; a temporary one cannot be kept."""

    error_messages = {
        **AdminPasswordChangeForm.error_messages,
        "same": _("Choose a password that differs from the old one."),
    }

    def clean(self) -> dict:
        cleaned = super().clean()
        chosen = cleaned.get("new_password1")
        if chosen and chosen == cleaned.get("old_password"):
            self.add_error("new_password1", ValidationError(self.error_messages["same"], "same"))
        return cleaned

    def save(self, commit: bool = True) -> User:
        self.user.set_password(self.cleaned_data["new_password1"])
        self.user.must_change_password = False
        if commit:
            self.user.save(update_fields=["password", "must_change_password"])
        return self.user


def shown_name(username: str) -> str:
    """A name to sign in with; some letters that Django takes for such show nothing."""
    if not all(map(shows, username)):
        raise ValidationError(_("This name holds letters that nobody can see."), "unseen")
    return username


class NewPersonForm(forms.ModelForm):
    """A person joins the desk; they can sign in once they have a temporary password."""

    class Meta:
        model = User
        fields = ["username", "display_name", "interface_language"]
        field_classes = {"username": UsernameField}

    def clean_username(self) -> str:
        username = shown_name(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("Another person has this name already."), "unique")
        return username

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = True
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonForm(forms.ModelForm):
    """What an administrator changes about a person; `editor` is who does it."""

    editor: User

    class Meta:
        model = User
        fields = [
            "username",
            "display_name",
            "email",
            "interface_language",
            "is_active",
            "is_superuser",
        ]
        field_classes = {"username": UsernameField}
        labels = {"is_active": _("May sign in"), "is_superuser": _("Administrator")}
        help_texts = {
            "is_active": _(
                "Take this away when somebody leaves. Their sessions end; their work stays."
            ),
            "is_superuser": _("Adds people and gives roles. It is not a right to publish."),
        }

    def clean_username(self) -> str:
        return shown_name(self.cleaned_data["username"])

    def clean_is_active(self) -> bool:
        is_active = self.cleaned_data["is_active"]
        if not is_active and self.instance == self.editor:
            raise ValidationError(_("You cannot close your own account."), "self")
        return is_active

    def clean(self) -> dict:
        cleaned = super().clean()
        stays = cleaned.get("is_active", True) and cleaned.get("is_superuser", True)
        if not stays and not _administrators().exclude(pk=self.instance.pk):
            raise ValidationError(_("Somebody has to administer the newsroom."), "last")
        return cleaned


class RoleForm(forms.ModelForm):
    """A role that the person has by now, since another administrator has just given it, is refused.

    Django leaves out of rows below a form whatever constraint names what stands above.
    """

    def validate_unique(self) -> None:
        super().validate_unique()
        try:
            self.instance.validate_constraints(exclude=set(self.errors))
        except ValidationError as error:
            self.add_error(None, error)


def _administrators() -> QuerySet[User]:
    """Those who administer, locked, so that two cannot dismiss each other in the same moment."""
    people = User.objects.select_for_update().filter(is_superuser=True, is_active=True)
    return people.order_by("pk")
