from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.forms import UsernameField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.verb_forms import VerbForm
from articles.workflow.people.passwords import choose_password

from .models import User

UNUSED = _(
    "This account was closed, since nobody has used it for a long time. An administrator opens it "
    "again, under People; your password stays."
)


class UnkeptName(UsernameField):
    """A name to sign in with, which no browser remembers among the words typed in it.

    Keepers of passwords pay no heed to that: what one is told to keep is its owner's choice.
    """

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {**super().widget_attrs(widget), "autocomplete": "off"}


class SignInForm(AdminAuthenticationForm):
    """Whoever knows the password is told why the account is closed; nobody else is."""

    username = UnkeptName(widget=forms.TextInput(attrs={"autofocus": True}))

    def confirm_login_allowed(self, user: User) -> None:
        if user.unused_since and not user.is_active:
            raise ValidationError(UNUSED, code="unused")
        super().confirm_login_allowed(user)


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
        """Store it by the verb; Django's view then keeps the session by what is in `user`."""
        chosen = self.cleaned_data["new_password1"]
        choose_password(self.user, actor=self.user, password=chosen)
        self.user.refresh_from_db(fields=["password", "must_change_password"])
        return self.user


class NewPersonForm(VerbForm):
    """A person joins the desk; they can sign in once they have a temporary password."""

    class Meta:
        model = User
        fields = ["username", "display_name", "interface_language"]
        field_classes = {"username": UnkeptName}


class PersonForm(VerbForm):
    """What an administrator changes about a person."""

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
        field_classes = {"username": UnkeptName}
        labels = {"is_active": _("May sign in"), "is_superuser": _("Administrator")}
        help_texts = {
            "is_active": _(
                "Take this away when somebody leaves. Their sessions end; their work stays."
            ),
            "is_superuser": _("Adds people and gives roles. It is not a right to publish."),
        }


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
