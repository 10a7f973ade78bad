"""A photo's words and focal point, changed through the verbs that ask who sees it."""

import hashlib
import json
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.bound_fields import FieldWithInitial
from articles.admin.envelope import CUT, Envelope
from articles.admin.naming import NamesForm
from articles.languages import CODES
from articles.workflow.photos.changes import FOCUS, WORDS, languages_of
from articles.workflow.reasons import STALE_PHOTO

STANDS_THERE = _("Stands there now: %(words)s")
CHANGED_MEANWHILE = _("Somebody has changed this meanwhile.")


class PhotoForm(NamesForm):
    """Says before anything is saved what the verbs would refuse, beside what was typed.

    Every field carries what stood in it when the form was opened, so that what a person has
    changed is told from what somebody else has changed meanwhile.
    """

    bound_field_class = FieldWithInitial
    actor: ClassVar[AbstractBaseUser]
    envelope: ClassVar[Envelope]
    refusal: ClassVar[str | Promise] = ""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.is_stale = False
        for field in self.fields.values():
            field.show_hidden_initial = True

    @property
    def token(self) -> str:
        """Of this form as it was sent: what is changed in it later makes it another one."""
        said = {name: self.data.getlist(self.add_prefix(name)) for name in self.fields}
        digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()
        return f"{self.envelope.token}-{digest[:16]}"

    def clean(self) -> dict:
        cleaned = super().clean()
        self.stood = {name: getattr(self.instance, name) for name in (*WORDS, *FOCUS)}
        if not self.envelope.is_whole:
            self.add_error(None, CUT)
            return cleaned
        if self.instance.pk is None or not self.changed_data:
            return cleaned
        if workflow.was_photo_form_stored(self.actor, self.token):
            return cleaned
        if self.refusal:
            self.add_error(None, self.refusal)
        else:
            self._ask()
        # Where an answer was lost and they went on in the same form, what is newer is their own.
        if not workflow.was_photo_changed_last_by(self.instance, self.actor, self.envelope.token):
            self._look_for_newer()
        return cleaned

    def _ask(self) -> None:
        is_focus = bool(set(FOCUS) & set(self.changed_data))
        languages = set(CODES) if is_focus else languages_of(self.changed_data)
        decision = workflow.may_change_photo(self.actor, self.instance, languages=languages)
        if not decision:
            self.add_error(None, decision.reason)

    def _look_for_newer(self) -> None:
        """Name what was changed on both sides; nothing that somebody else wrote is undone."""
        newer = [name for name in self.fields if self._opened(name) != self._stands(name)]
        contested = [name for name in newer if self._contests(name)]
        if not contested:
            return
        self.is_stale = True
        if self.refusal != STALE_PHOTO:
            self.add_error(None, STALE_PHOTO)
        sent = self.data.copy()
        for name in newer:
            stands = self._stands(name)
            if name in contested:
                self.add_error(name, _told(stands))
            else:
                _put(sent, self.add_prefix(name), stands)
            sent[self.add_initial_prefix(name)] = "" if stands is None else str(stands)
        self.data = sent

    def _contests(self, name: str) -> bool:
        typed = self.cleaned_data.get(name)
        return name in self.changed_data and typed != self._stands(name)

    def _opened(self, name: str) -> object:
        """What stood in a field when the form was opened; None where it does not say."""
        field = self.fields[name]
        sent = field.hidden_widget().value_from_datadict(
            self.data, self.files, self.add_initial_prefix(name)
        )
        try:
            return field.to_python(sent)
        except ValidationError:
            return None

    def _stands(self, name: str) -> object:
        return self.fields[name].to_python(self.stood[name])

    def store(self) -> None:
        """Hand a valid form to the verbs; raises Refused where something has changed meanwhile."""
        token = self.token
        words = {name: self.cleaned_data[name] for name in self.changed_data if name in WORDS}
        asked = {"actor": self.actor, "opened": self.stood}
        workflow.edit_photo(self.instance, words=words, token=token, **asked)
        if set(FOCUS) & set(self.changed_data):
            across, down = (self.cleaned_data[name] for name in FOCUS)
            workflow.set_focal_point(
                self.instance, across=across, down=down, token=workflow.focus_token(token), **asked
            )


def _told(stands: object) -> str | Promise:
    """What to say beside a field; words keep their own direction, whatever the page's is."""
    if isinstance(stands, bool | float):
        return CHANGED_MEANWHILE
    return STANDS_THERE % {"words": f"\u2068{stands or '—'}\u2069"}


def _put(sent: dict, name: str, value: object) -> None:
    """Put a value into a sent form, as a browser would send it."""
    if value is False:
        sent.pop(name, None)
    else:
        sent[name] = "" if value is None else str(value)
