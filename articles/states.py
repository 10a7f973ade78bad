"""READ FIRST. The statuses of a text, the roles of people, and the table of moves. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from articles.moves import Move


class Status(TextChoices):
    """Where the latest revision of a language version stands; never whether readers see it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SENT_BACK = "sent_back", _("Sent back")
    APPROVED = "approved", _("Approved")
    SPIKED = "spiked", _("Spiked")


class Role(TextChoices):
    """What a person does on the desk of one language; an administrator, for the whole house."""

    REPORTER = "reporter", _("Reporter")
    TRANSLATOR = "translator", _("Translator")
    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Publisher")
    AUDITOR = "auditor", _("Auditor")
    IMPORTER = "importer", _("Importer (system account)")
    ADMINISTRATOR = "administrator", _("Administrator")


class Subject(TextChoices):
    """What a move is made on; a text's moves are its story's."""

    STORY = "story", _("Story")
    PHOTO = "photo", _("Photo")
    TAG = "tag", _("Tag")
    AUTHOR = "author", _("Author")
    SECTION = "section", _("Section")
    OUTLET = "outlet", _("Outlet")
    HOUSE_STYLE = "house_style", _("House style")
    ADDRESS = "address", _("Old address")
    PERSON = "person", _("Person")
    FRONT_PAGE = "front_page", _("Front page")
    REPORT = "report", _("Report from a reader")
    ASSIGNMENT = "assignment", _("Assignment")


class Scope(Enum):
    """What a role reaches: what the person has written in or brought in, or all of the desk."""

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
    EXPLAINED = "explained"
    NOT_OUT_ALREADY = "not_out_already"
    NOT_LIVE_ALREADY = "not_live_already"
    NAMED = "named"
    EMBARGO_OVER = "embargo_over"
    FOUR_EYES = "four_eyes"
    IS_TRANSLATION = "is_translation"
    ANSWERED = "answered"
    SETTLED = "settled"
    # Of what the languages share.
    EDITED_BY_EDITORS_ONCE_SUBMITTED = "edited_by_editors_once_submitted"
    ASKED_BY_ANOTHER = "asked_by_another"
    NOT_ITS_WRITER = "not_its_writer"
    NOT_FLAGGED = "not_flagged"
    NOT_TOGETHER = "not_together"
    KILLED = "killed"
    NOT_KILLED = "not_killed"
    IS_STORY = "is_story"
    WITH_ITS_STORY = "with_its_story"
    RUNNING = "running"
    NOT_RUNNING = "not_running"
    # Of a photo.
    KEPT = "kept"
    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    UNSEEN = "unseen"
    SEEN_WHERE_THEY_PUBLISH = "seen_where_they_publish"
    EDITED_BY_EDITORS_ONCE_APPROVED = "edited_by_editors_once_approved"
    DESCRIBED = "described"
    UNUSED = "unused"


Steps = Mapping[Status | None, Status | None]


@dataclass(frozen=True)
class Rule:
    """One row of the table: who may make a move, from which status to which, on what conditions.

    A move with several rows is open when any one of them accepts it. `is_everybodys`: whoever has
    an account, also without a role.
    """

    move: Move
    who: Mapping[Role, Scope]
    steps: Steps
    conditions: tuple[Condition, ...] = ()
    needs_note: bool = field(default=False)
    is_everybodys: bool = field(default=False)


C, OWN, ANY = Condition, Scope.OWN, Scope.ANY
EDITORS = {Role.EDITOR: ANY, Role.PUBLISHER: ANY}
PUBLISHERS = {Role.PUBLISHER: ANY}
WRITERS = {Role.REPORTER: OWN, Role.TRANSLATOR: OWN, **EDITORS}
TRANSLATORS = {Role.TRANSLATOR: ANY, **EDITORS}
IMPORTERS, AUDITORS = {Role.IMPORTER: OWN}, {Role.AUDITOR: ANY}
ADMINISTRATORS = {Role.ADMINISTRATOR: ANY}
NAMERS = {**EDITORS, **ADMINISTRATORS}
DESK_ROLES = tuple(role for role in Role if role != Role.ADMINISTRATOR)
"""What a desk can give; who administers stands with the account."""
AT_A_DESK = dict.fromkeys((role for role in DESK_ROLES if role != Role.AUDITOR), ANY)
NEAR_A_PHOTO = {**dict.fromkeys(AT_A_DESK, OWN), **EDITORS}


def _staying(*statuses: Status) -> Steps:
    return {status: status for status in statuses}


def _to(status: Status, *before: Status | None) -> Steps:
    return dict.fromkeys(before, status)


D, S, B, A, X = Status.DRAFT, Status.SUBMITTED, Status.SENT_BACK, Status.APPROVED, Status.SPIKED
EVERY, IN_HAND, NO_STATUS = _staying(*Status), _staying(D, B, A), {None: None}
WRITTEN = (C.COMPLETE, C.EXPLAINED)
PUBLISHABLE = (C.NOT_KILLED, C.NOT_FLAGGED, C.SETTLED, C.WITH_ITS_STORY, C.NAMED, C.EMBARGO_OVER)
ABOUT_FINDINGS = (Move.LEAVE, Move.ASK_AGAIN)
TALK = (Move.COMMENT, Move.SUGGEST, Move.REPLY, Move.RESOLVE, Move.REOPEN)
SEEN_BY_OURS = C.SEEN_WHERE_THEY_PUBLISH
SHARED = (SEEN_BY_OURS, C.EDITED_BY_EDITORS_ONCE_SUBMITTED)

TEXT_RULES: tuple[Rule, ...] = (
    Rule(Move.READ, {Role.REPORTER: OWN, **IMPORTERS, **TRANSLATORS, **AUDITORS}, EVERY),
    Rule(Move.CREATE, {**WRITERS, **IMPORTERS}, _to(D, None)),
    Rule(Move.TRANSLATE, TRANSLATORS, _to(D, None)),
    Rule(Move.ADD_PAGE, PUBLISHERS, _to(D, None)),
    Rule(Move.SAVE, {**WRITERS, **IMPORTERS}, {**_staying(D, B), A: D}),
    Rule(Move.SUBMIT, WRITERS, _to(S, D, B), WRITTEN),
    Rule(Move.TAKE_BACK, WRITERS, _to(D, S)),
    Rule(Move.SEND_BACK, EDITORS, _to(B, S, A), (C.NOT_OUT_ALREADY,), needs_note=True),
    Rule(Move.APPROVE, EDITORS, _to(A, S), (*WRITTEN, C.FOUR_EYES, C.ANSWERED, C.SETTLED)),
    # What is only scheduled may go out now, or at another time, in one act.
    Rule(Move.PUBLISH, PUBLISHERS, _staying(A), (C.NOT_LIVE_ALREADY, C.NOT_TOGETHER, *PUBLISHABLE)),
    Rule(Move.UNSCHEDULE, PUBLISHERS, EVERY, (C.SCHEDULED,)),
    Rule(Move.WITHDRAW, PUBLISHERS, EVERY, (C.LIVE,), needs_note=True),
    Rule(
        Move.REPUBLISH, PUBLISHERS, EVERY, (C.WAS_LIVE, C.NOT_LIVE, C.NOT_SCHEDULED, *PUBLISHABLE)
    ),
    Rule(Move.SPIKE, EDITORS, _to(X, D, S, B, A), (C.NEVER_LIVE, C.NOT_SCHEDULED), needs_note=True),
    Rule(Move.UNSPIKE, EDITORS, _to(D, X)),
    # By when the desk needs a text; what is spiked nobody waits for.
    Rule(Move.WANT, EDITORS, _staying(D, S, B, A)),
    Rule(Move.CONFIRM, TRANSLATORS, _staying(D, S, B, A), (C.IS_TRANSLATION,)),
    *(Rule(move, {**WRITERS, **IMPORTERS}, IN_HAND) for move in ABOUT_FINDINGS),
    Rule(Move.RESTORE, WRITERS, {**_staying(D, B), A: D}),
    *(Rule(move, EDITORS, _staying(S)) for move in (Move.SAVE, Move.RESTORE, *ABOUT_FINDINGS)),
    # A claim tells who reads a text; it forbids nobody anything.
    *(Rule(move, EDITORS, _staying(S)) for move in (Move.CLAIM, Move.TAKE_OVER, Move.RELEASE)),
    # To somebody outside the desk: as little of what was killed, or is a danger, as to readers.
    Rule(Move.SHARE, WRITERS, _staying(D, S, B, A), (C.NOT_KILLED, C.NOT_FLAGGED)),
    Rule(Move.UNSHARE, WRITERS, EVERY),
    # Whoever reads a text talks about it; who may change it takes and refuses what is suggested.
    *(Rule(move, {Role.REPORTER: OWN, **TRANSLATORS}, EVERY) for move in TALK),
    Rule(Move.TAKE_SUGGESTION, WRITERS, {**_staying(D, B), A: D}),
    Rule(Move.TAKE_SUGGESTION, EDITORS, _staying(S)),
    Rule(Move.REFUSE_SUGGESTION, WRITERS, EVERY),
    # Nobody's own move: what another one leads to, in the name of whoever made that.
    Rule(Move.HOLD, {}, EVERY, (C.SCHEDULED,)),
    # Of several languages at one moment; what is asked of each is asked of each.
    Rule(Move.PUBLISH_TOGETHER, PUBLISHERS, NO_STATUS, (C.NOT_KILLED,)),
    Rule(Move.UNSCHEDULE_TOGETHER, PUBLISHERS, NO_STATUS),
    Rule(Move.EDIT_STORY, {**WRITERS, **IMPORTERS}, NO_STATUS, SHARED),
    # Two people: one asks, another one shortens it.
    Rule(Move.ASK_EMBARGO, EDITORS, NO_STATUS, SHARED),
    Rule(Move.SHORTEN_EMBARGO, EDITORS, NO_STATUS, (*SHARED, C.ASKED_BY_ANOTHER)),
    # Whoever reads a text may warn of it; who has written in the story does not decide on that.
    Rule(Move.RAISE_FLAG, {Role.REPORTER: OWN, **TRANSLATORS}, NO_STATUS, needs_note=True),
    Rule(Move.CLEAR_FLAG, EDITORS, NO_STATUS, (C.NOT_ITS_WRITER,), needs_note=True),
    # A publisher of any of its languages, for all of them; two people lift it.
    Rule(Move.KILL, PUBLISHERS, NO_STATUS, (C.NOT_KILLED,), needs_note=True),
    Rule(Move.ASK_LIFT, PUBLISHERS, NO_STATUS, (C.KILLED,), needs_note=True),
    Rule(Move.LIFT_KILL, PUBLISHERS, NO_STATUS, (C.KILLED, C.ASKED_BY_ANOTHER)),
    Rule(Move.BEGIN_LIVE, PUBLISHERS, NO_STATUS, (C.IS_STORY, C.NOT_RUNNING, SEEN_BY_OURS)),
    Rule(Move.END_LIVE, PUBLISHERS, NO_STATUS, (C.RUNNING, SEEN_BY_OURS)),
)

CHANGES_OF_A_PHOTO = (Move.EDIT_PHOTO, Move.FOCUS_PHOTO, Move.REPLACE_PHOTO)
CHANGEABLE = (C.KEPT, C.SEEN_WHERE_THEY_PUBLISH, C.EDITED_BY_EDITORS_ONCE_APPROVED)
SHOWABLE = (C.KEPT, C.WITHDRAWN, C.SEEN_WHERE_THEY_PUBLISH, C.DESCRIBED)
# A photo is one's own where one has brought it in; a role counts in whatever language it is.
PHOTO_RULES: tuple[Rule, ...] = (
    Rule(Move.ADD_PHOTO, AT_A_DESK, NO_STATUS),
    *(Rule(move, NEAR_A_PHOTO, NO_STATUS, CHANGEABLE) for move in CHANGES_OF_A_PHOTO),
    Rule(Move.REMOVE_PHOTO, NEAR_A_PHOTO, NO_STATUS, (*CHANGEABLE, C.UNUSED)),
    # Any publisher, since it may be urgent.
    Rule(Move.WITHDRAW_PHOTO, PUBLISHERS, NO_STATUS, (C.KEPT, C.SHOWN), needs_note=True),
    Rule(
        Move.WITHDRAW_PHOTO, NEAR_A_PHOTO, NO_STATUS, (C.KEPT, C.SHOWN, C.UNSEEN), needs_note=True
    ),
    Rule(Move.SHOW_PHOTO_AGAIN, EDITORS, NO_STATUS, SHOWABLE, needs_note=True),
)

OF_THE_HOUSE = (Move.CHANGE_TAG, Move.MERGE_TAG, Move.CHANGE_AUTHOR, Move.ADD_SECTION)
OF_THE_HOUSE += (Move.CHANGE_SECTION, Move.CHANGE_OUTLET, Move.ADD_ADDRESS, Move.CHANGE_ADDRESS)
OF_OTHER_PEOPLE = (Move.ADD_PERSON, Move.CHANGE_PERSON, Move.CHANGE_ROLES, Move.GIVE_PASSWORD)
OF_OTHER_PEOPLE += (Move.RESET_FACTORS, Move.SHUT_ACCOUNT)
OF_ONESELF = (Move.CHOOSE_PASSWORD, Move.ASK_FACTOR, Move.ADD_FACTOR, Move.TAKE_FACTOR)
OF_ONESELF += (Move.RENEW_CODES, Move.SIGN_IN, Move.END_SESSIONS, Move.LOSE_PHONE)
OF_ONESELF += (Move.CHOOSE_NOTICES,)
OF_ONESELF += (Move.CHOOSE_QUIET,)
BY_A_COMMAND = (Move.LET_IN, Move.CLOSE_UNUSED)
HOUSE_RULES: tuple[Rule, ...] = (
    *(Rule(move, NAMERS, NO_STATUS) for move in (Move.ADD_TAG, Move.ADD_SPELLING, Move.ADD_AUTHOR)),
    Rule(Move.CHANGE_HOUSE_STYLE, EDITORS, NO_STATUS),
    # It only takes away, and may be urgent: one publisher of each language in which it is seen.
    Rule(Move.WITHDRAW_BYLINE, PUBLISHERS, NO_STATUS, (SEEN_BY_OURS,), needs_note=True),
    *(Rule(move, ADMINISTRATORS, NO_STATUS) for move in (*OF_THE_HOUSE, *OF_OTHER_PEOPLE)),
    *(Rule(move, {}, NO_STATUS, is_everybodys=True) for move in OF_ONESELF),
    # Nobody's at the desk.
    *(Rule(move, {}, NO_STATUS) for move in BY_A_COMMAND),
)

OF_THE_FRONT_PAGE = (Move.ARRANGE_FRONT_PAGE, Move.SET_BREAKING, Move.END_BREAKING)
FRONT_PAGE_RULES = tuple(Rule(move, PUBLISHERS, NO_STATUS) for move in OF_THE_FRONT_PAGE)
OF_REPORTS = (Move.TAKE_UP_REPORT, Move.CLOSE_REPORT)
REPORT_RULES = tuple(Rule(move, EDITORS, NO_STATUS) for move in OF_REPORTS)
OF_PLANNING = (Move.ASSIGN, Move.CHANGE_ASSIGNMENT, Move.DROP_ASSIGNMENT)
PLANNING_RULES: tuple[Rule, ...] = (
    *(Rule(move, EDITORS, NO_STATUS) for move in OF_PLANNING),
    Rule(Move.BEGIN_ASSIGNMENT, WRITERS, NO_STATUS),
)

RULES = (*TEXT_RULES, *PHOTO_RULES, *FRONT_PAGE_RULES, *REPORT_RULES, *PLANNING_RULES)
RULES += HOUSE_RULES

BUTTONS = (Move.SUBMIT, Move.TAKE_BACK, Move.SEND_BACK, Move.APPROVE, Move.PUBLISH)
BUTTONS += (Move.UNSCHEDULE, Move.WITHDRAW, Move.REPUBLISH, Move.CONFIRM, Move.SPIKE, Move.UNSPIKE)


def rules_for(move: Move) -> tuple[Rule, ...]:
    """The rows of the table for `move`, in order."""
    return tuple(rule for rule in RULES if rule.move == move)


def needs_note(move: Move) -> bool:
    """Whether the move is refused without a note that says why."""
    return any(rule.needs_note for rule in rules_for(move))
