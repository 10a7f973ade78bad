"""The moves as buttons: each says what `may()` says, and is a form of its own."""

from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.envelope import Envelope, new_token
from articles.admin.hours import HourForm
from articles.models import JournalEntry, Translation
from articles.models.fields import TypedLine, TypedText
from articles.states import BUTTONS, Move, Status, needs_note, rules_for
from articles.workflow.decisions import ALLOWED, Decision, Situation, decide

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
# Of these, the ones that belong to the writing form where there is one: what stands in its fields
# comes along, so that nothing typed is left out unseen. To submit is to save and to submit.
NEED_SAVED_WORDS = ABOUT_THE_TEXT - {Move.SUBMIT}
# The step that a text is waiting for.
NEXT_STEPS = {
    Status.DRAFT: Move.SUBMIT,
    Status.SENT_BACK: Move.SUBMIT,
    Status.SUBMITTED: Move.APPROVE,
    Status.APPROVED: Move.PUBLISH,
    Status.SPIKED: Move.UNSPIKE,
}
# Refusals that nothing which is done to the text would lift for this person.
NEVER = {"inactive", "language", "role", "own"}
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


class MoveForm(HourForm):
    """What may come with a move: the note that says why, the time of a publication."""

    # `why` where the form holds a text as well, whose `note` is another.
    note = TypedText(required=False, max_length=1000)
    why = TypedText(required=False, max_length=1000)
    # What readers are told where the story stood.
    told = TypedLine(required=False, max_length=Translation._meta.get_field("gone_note").max_length)

    def __init__(self, data, *, move: Move) -> None:
        super().__init__(data)
        self.move = move

    @property
    def is_later(self) -> bool:
        """Whether the button beside the time was pressed, be the time empty or not."""
        return self.move == Move.PUBLISH and "at" in self.data and super().is_later

    @property
    def reason(self) -> str:
        return self.cleaned_data["why" if "why" in self.data else "note"]


@dataclass(frozen=True)
class Button:
    """A move on the screen; `note` and `problem` are what a refused form is shown again with."""

    move: Move
    decision: Decision
    note: str = ""
    at: str = ""
    told: str = ""
    problem: str | Promise = ""

    @property
    def token(self) -> str:
        """Of one form of the move; each that is drawn has a token of its own."""
        return new_token()

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
    def needs_saved_words(self) -> bool:
        return self.move in NEED_SAVED_WORDS

    @property
    def is_never(self) -> bool:
        return self.decision.code in NEVER

    @property
    def is_open(self) -> bool:
        return bool(self.note or self.problem)


@dataclass(frozen=True)
class Buttons:
    """The moves where they stand: the next step, a menu of the others, and those closed for now.

    What this person's role can never do is in none of them.
    """

    next: Button | None
    menu: list[Button]
    closed: list[Button]
    may_kill: bool = False
    is_killed: bool = False

    @property
    def is_menu_open(self) -> bool:
        return any(button.is_open for button in self.menu)


def buttons(now: Situation, *, may_save: bool, refused: Button | None = None) -> Buttons:
    """Every move with its decision; `refused` stands where it always does, as it was sent."""
    made = [Button(move, _decision(move, now, may_save=may_save)) for move in BUTTONS]
    if refused is not None:
        made = [refused if button.move == refused.move else button for button in made]
    shown = [button for button in made if not button.is_never]
    following = next((each for each in shown if each.move == NEXT_STEPS.get(now.status)), None)
    if following and now.latest_is_live:
        following = None
    others = [button for button in shown if button is not following]
    return Buttons(
        following,
        menu=[button for button in others if button.decision],
        closed=[button for button in others if not button.decision],
        # The story's, and not this version's: it has no status.
        may_kill=bool(decide(Move.KILL, replace(now, status=None))),
        is_killed=now.is_killed,
    )


def moves_at(translation: Translation) -> str:
    """The address to which moves of the version are sent, without the name of the move."""
    address = reverse("admin:translation_move", args=[translation.pk, "-"])
    return address.removesuffix("-/")


def _decision(move: Move, now: Situation, *, may_save: bool) -> Decision:
    """To submit is to save first, so that it is the typed text that has to be complete."""
    decision = decide(move, now)
    if move == Move.SUBMIT and may_save and decision.code == "condition":
        return ALLOWED
    return decision


def costs_approval(now: Situation) -> bool:
    """Whether a save would make somebody who could approve this text one of its writers."""
    approves = any(now.roles & rule.who.keys() for rule in rules_for(Move.APPROVE))
    return approves and not now.wrote_since_publication and not now.waives_four_eyes


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
        carried["note"] = form.reason
    if move == Move.PUBLISH:
        carried["at"] = form.moment
    if move == Move.WITHDRAW:
        carried["told"] = form.cleaned_data["told"]
    return VERBS[move](translation, actor=actor, **carried)
