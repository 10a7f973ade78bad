"""READ FIRST. The statuses of a text, the roles of people, and the table of moves. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where the latest revision of a language version stands; never whether readers see it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SENT_BACK = "sent_back", _("Sent back")
    APPROVED = "approved", _("Approved")
    SPIKED = "spiked", _("Spiked")


class Role(TextChoices):
    """What a person does on the desk of one language."""

    REPORTER = "reporter", _("Reporter")
    TRANSLATOR = "translator", _("Translator")
    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Publisher")
    IMPORTER = "importer", _("Importer (system account)")


class Move(TextChoices):
    """Everything that can be done to a language version; each is a verb in `workflow/`."""

    READ = "read", _("Read")
    CREATE = "create", _("Write a new story")
    TRANSLATE = "translate", _("Start a translation")
    SAVE = "save", _("Save")
    SUBMIT = "submit", _("Submit")
    TAKE_BACK = "take_back", _("Take back")
    SEND_BACK = "send_back", _("Send back")
    APPROVE = "approve", _("Approve")
    PUBLISH = "publish", _("Publish")
    UNSCHEDULE = "unschedule", _("Cancel the schedule")
    HOLD = "hold", _("Schedule held by an edit")
    WITHDRAW = "withdraw", _("Withdraw")
    REPUBLISH = "republish", _("Publish again")
    SPIKE = "spike", _("Spike")
    UNSPIKE = "unspike", _("Unspike")
    CONFIRM = "confirm", _("Still correct")
    EDIT_STORY = "edit_story", _("Change what the languages share")
    LEAVE = "leave", _("Leave it")
    ASK_AGAIN = "ask_again", _("Ask again")


class Scope(Enum):
    """Whose texts a role reaches: those the person has written in, or every one of the desk."""

    OWN = "own"
    ANY = "any"


class Condition(Enum):
    """What must be true beside the status, most of it about what readers see."""

    LIVE = "live"
    NOT_LIVE = "not_live"
    WAS_LIVE = "was_live"
    NEVER_LIVE = "never_live"
    SCHEDULED = "scheduled"
    NOT_SCHEDULED = "not_scheduled"
    COMPLETE = "complete"
    NOT_OUT_ALREADY = "not_out_already"
    NOT_LIVE_ALREADY = "not_live_already"
    NAMED = "named"
    EMBARGO_OVER = "embargo_over"
    FOUR_EYES = "four_eyes"
    IS_TRANSLATION = "is_translation"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Rule:
    """One row of the table: who may make a move, from which status to which, on what conditions.

    A move with several rows is open when any one of them accepts it.
    """

    move: Move
    who: Mapping[Role, Scope]
    steps: Mapping[Status | None, Status | None]
    conditions: tuple[Condition, ...] = ()
    needs_note: bool = field(default=False)


OWN, ANY = Scope.OWN, Scope.ANY
EDITORS = {Role.EDITOR: ANY, Role.PUBLISHER: ANY}
PUBLISHERS = {Role.PUBLISHER: ANY}
WRITERS = {Role.REPORTER: OWN, Role.TRANSLATOR: OWN, **EDITORS}


def _staying(*statuses: Status) -> dict[Status | None, Status | None]:
    return {status: status for status in statuses}


RULES: tuple[Rule, ...] = (
    Rule(Move.CREATE, {**WRITERS, Role.IMPORTER: OWN}, {None: Status.DRAFT}),
    Rule(Move.TRANSLATE, {Role.TRANSLATOR: ANY, **EDITORS}, {None: Status.DRAFT}),
    Rule(
        Move.SAVE,
        {**WRITERS, Role.IMPORTER: OWN},
        {**_staying(Status.DRAFT, Status.SENT_BACK), Status.APPROVED: Status.DRAFT},
    ),
    Rule(Move.SAVE, EDITORS, _staying(Status.SUBMITTED)),
    Rule(
        Move.SUBMIT,
        WRITERS,
        {Status.DRAFT: Status.SUBMITTED, Status.SENT_BACK: Status.SUBMITTED},
        (Condition.COMPLETE,),
    ),
    Rule(Move.TAKE_BACK, WRITERS, {Status.SUBMITTED: Status.DRAFT}),
    Rule(
        Move.SEND_BACK,
        EDITORS,
        {Status.SUBMITTED: Status.SENT_BACK, Status.APPROVED: Status.SENT_BACK},
        (Condition.NOT_OUT_ALREADY,),
        needs_note=True,
    ),
    Rule(
        Move.APPROVE,
        EDITORS,
        {Status.SUBMITTED: Status.APPROVED},
        (Condition.COMPLETE, Condition.FOUR_EYES, Condition.ANSWERED),
    ),
    Rule(
        Move.PUBLISH,
        PUBLISHERS,
        _staying(Status.APPROVED),
        # What is only scheduled may go out now, or at another time, in one act.
        (Condition.NOT_LIVE_ALREADY, Condition.NAMED, Condition.EMBARGO_OVER),
    ),
    Rule(Move.UNSCHEDULE, PUBLISHERS, _staying(*Status), (Condition.SCHEDULED,)),
    Rule(Move.WITHDRAW, PUBLISHERS, _staying(*Status), (Condition.LIVE,), needs_note=True),
    Rule(
        Move.REPUBLISH,
        PUBLISHERS,
        _staying(*Status),
        (
            Condition.WAS_LIVE,
            Condition.NOT_LIVE,
            Condition.NOT_SCHEDULED,
            Condition.NAMED,
            Condition.EMBARGO_OVER,
        ),
    ),
    Rule(
        Move.SPIKE,
        EDITORS,
        dict.fromkeys(
            (Status.DRAFT, Status.SUBMITTED, Status.SENT_BACK, Status.APPROVED), Status.SPIKED
        ),
        (Condition.NEVER_LIVE, Condition.NOT_SCHEDULED),
        needs_note=True,
    ),
    Rule(Move.UNSPIKE, EDITORS, {Status.SPIKED: Status.DRAFT}),
    Rule(
        Move.CONFIRM,
        {Role.TRANSLATOR: ANY, **EDITORS},
        _staying(Status.DRAFT, Status.SUBMITTED, Status.SENT_BACK, Status.APPROVED),
        (Condition.IS_TRANSLATION,),
    ),
)

BUTTONS: tuple[Move, ...] = (
    Move.SUBMIT,
    Move.TAKE_BACK,
    Move.SEND_BACK,
    Move.APPROVE,
    Move.PUBLISH,
    Move.UNSCHEDULE,
    Move.WITHDRAW,
    Move.REPUBLISH,
    Move.CONFIRM,
    Move.SPIKE,
    Move.UNSPIKE,
)


def rules_for(move: Move) -> tuple[Rule, ...]:
    """The rows of the table for `move`, in order; empty for moves that no row describes."""
    return tuple(rule for rule in RULES if rule.move == move)


def needs_note(move: Move) -> bool:
    """Whether the move is refused without a note that says why."""
    return any(rule.needs_note for rule in rules_for(move))
