"""The moves as buttons: each says what `may()` says, and is a form of its own."""

from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.envelope import Envelope, new_token
from articles.admin.hours import CHOOSE, HourField
from articles.models import JournalEntry, Translation
from articles.models.fields import TypedText
from articles.states import BUTTONS, Move, needs_note
from articles.workflow.decisions import Decision, Situation, decide

VERBS = {
    Move.SUBMIT: workflow.submit,
    Move.TAKE_BACK: workflow.take_back,
    Move.SEND_BACK: workflow.send_back,
    Move.APPROVE: workflow.approve,
    Move.PUBLISH: workflow.publish,
    Move.UNSCHEDULE: workflow.unschedule,
    Move.WITHDRAW: workflow.withdraw,
    Move.REPUBLISH: workflow.republish,
    Move.CONFIRM: workflow.confirm,
    Move.SPIKE: workflow.spike,
    Move.UNSPIKE: workflow.unspike,
}
# Moves about a text that somebody has read: they carry the revision that was on the screen.
ABOUT_THE_TEXT = {Move.SUBMIT, Move.SEND_BACK, Move.APPROVE, Move.PUBLISH}
# What readers notice is asked twice: the button opens a panel with the second one.
ASKED_TWICE = {Move.PUBLISH, Move.WITHDRAW, Move.REPUBLISH}

DONE: dict[Move, str | Promise] = {
    Move.SUBMIT: _("Submitted to the editors."),
    Move.TAKE_BACK: _("Taken back. It is a draft again."),
    Move.SEND_BACK: _("Sent back with your note."),
    Move.APPROVE: _("Approved."),
    Move.PUBLISH: _("Published."),
    Move.UNSCHEDULE: _("The schedule is cancelled."),
    Move.WITHDRAW: _("Withdrawn. Readers no longer see it."),
    Move.REPUBLISH: _("Published again."),
    Move.CONFIRM: _("Noted: this version still agrees with its source."),
    Move.SPIKE: _("Spiked."),
    Move.UNSPIKE: _("Taken off the spike. It is a draft again."),
}
SCHEDULED = _("Scheduled.")


class MoveForm(forms.Form):
    """What may come with a move: the note that says why, the time of a publication."""

    note = TypedText(required=False, max_length=1000)
    at = HourField(required=False)

    def __init__(self, data, *, move: Move) -> None:
        super().__init__(data)
        self.move = move

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.is_later and not cleaned.get("at") and "at" not in self.errors:
            self.add_error("at", CHOOSE)
        return cleaned

    @property
    def is_later(self) -> bool:
        """Whether it is the form with a time that was sent, be the time empty or not."""
        return self.move == Move.PUBLISH and "at" in self.data

    @property
    def moment(self) -> datetime | None:
        return self.cleaned_data["at"] if self.is_later else None


@dataclass(frozen=True)
class Button:
    """A move on the screen; `note` and `problem` are what a refused form is shown again with."""

    move: Move
    decision: Decision
    note: str = ""
    at: str = ""
    problem: str | Promise = ""
    token: str = field(default_factory=new_token)
    second_token: str = field(default_factory=new_token)

    @property
    def label(self) -> str | Promise:
        return self.move.label

    @property
    def needs_note(self) -> bool:
        return needs_note(self.move)

    @property
    def is_panel(self) -> bool:
        return self.needs_note or self.move in ASKED_TWICE

    @property
    def is_main(self) -> bool:
        return self.is_panel or self.move in {Move.SUBMIT, Move.APPROVE}

    @property
    def is_open(self) -> bool:
        return bool(self.note or self.problem)


def buttons(situation: Situation, *, refused: Button | None = None) -> list[Button]:
    """Every move with its decision; `refused` stands in its own place, as it was sent."""
    made = [Button(move, decide(move, situation)) for move in BUTTONS]
    if refused is None:
        return made
    return [refused if button.move == refused.move else button for button in made]


def make(
    translation: Translation,
    move: Move,
    *,
    actor: AbstractBaseUser,
    form: MoveForm,
    envelope: Envelope,
) -> JournalEntry:
    """Call the verb of a move with what its form carried; raises Refused."""
    carried: dict[str, object] = {"token": envelope.token}
    if move in ABOUT_THE_TEXT:
        carried["opened_revision"] = envelope.opened
    if needs_note(move):
        carried["note"] = form.cleaned_data["note"]
    if move == Move.PUBLISH:
        carried["at"] = form.moment
    return VERBS[move](translation, actor=actor, **carried)
