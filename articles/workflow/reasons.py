"""The words of refusals. Each is a whole sentence that a person can act on."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.states import ABOUT_FINDINGS, PHOTO_RULES, Condition, Move, Role, Status

from . import (
    assignment_reasons,
    byline_reasons,
    desk_reasons,
    house_reasons,
    notice_reasons,
    people_reasons,
    risk_reasons,
    talk_reasons,
    together_reasons,
)

if TYPE_CHECKING:
    from .decisions import Situation

Text = str | Promise

INACTIVE = _("This account has been closed.")
NOT_OWN = _("You can do this only with a text that you have written in.")
STALE = _("Somebody has changed the text since you opened it. Read it again first.")
UNREADABLE = _("You cannot read this text.")
LIVE_STORY = _(
    "Readers see this story. Only someone who may publish in each of its live languages "
    "changes what they share."
)
WITHDRAWN_PHOTO = _("This picture was withdrawn and does not come in again.")
LIVE_PHOTO = _(
    "Readers see this photo, or are about to. Only someone who may publish in each of those "
    "languages changes it."
)
STALE_PHOTO = _(
    "Somebody has changed this since you opened it. What you wrote is still below, and beside it "
    "what stands there now. Saving again stores yours."
)
NOT_OWN_PHOTO = _("Only editors and whoever brought the photo in change it.")
NOT_STORED = _("The picture could not be stored. Try again later, and tell an administrator.")
DISK_FULL = _("The picture could not be stored: the disk is full. Tell an administrator.")
LIVE_SHOWING_AGAIN = _(
    "Readers would see this photo again. Only someone who may publish in each of those languages "
    "shows it again."
)
FILE_AWAY = _("The photo’s file cannot be read. Try again later, and tell an administrator.")
REMOVED_PHOTO = _("The photo was removed.")
UNUSABLE_PHOTO = _("A photo is replaced only by another one that may be chosen.")
UNDESCRIBED_PHOTO = _("A photo that readers see has a description and a credit in their language.")
FOCUS_OUTSIDE = _("The focal point lies within the picture: between 0 and 1.")
NOT_A_SPELLING = _("No tag can be found by this.")
SPELLING_TAKEN = _("Another tag has this spelling.")
# Where the other tag is not to be known by this person.
NOT_FREE = _("This cannot be stored here. Ask an administrator.")
UNREAD_WORDS = _("Of this photo you change only words that you may read.")
MERGED_MEANWHILE = _("Somebody has merged these tags meanwhile.")
STALE_ROW = _(
    "Somebody has changed this since you opened it. What you wrote is still below: look at the "
    "history, then save again."
)
TAKEN_MEANWHILE = _("Somebody has stored the same meanwhile. Look at the list first.")
STILL_SHOWN = _("A live story shows this in %(language)s. It can be changed, but not left empty.")
REPORT_TAKEN_UP = _("Somebody else has taken up the report already.")
REPORT_CLOSED = _("The report is closed already.")
SYSTEM_ACCOUNT = _("A system account is not changed at the desk.")
CLOSED_ACCOUNT = _("This account is closed. Open it first.")
AUDITOR_SEES = _("An auditor does not see who really wrote.")
IMPORTER_ROLE = _("The importer’s role is for the system account alone.")
OWN_ACCOUNT = _("You cannot close your own account.")
LAST_ADMINISTRATOR = _("Somebody has to administer the newsroom.")
OWN_PASSWORD = _("You choose your own password yourself.")
NOT_ONES_OWN = _("Everybody chooses their own password.")
GONE_NOTE_TOO_LONG = _("What readers are told has at most 300 characters.")
FACTORS_OF_ONES_OWN = _("Everybody sets up their own second factor.")
OWN_FACTORS = _("You change your own second factor yourself.")
LAST_FACTOR = _("Your roles need a second factor. Add another one first.")
FACTOR_GONE = _("This second factor is not there any more.")
APP_TAKEN = _("You have set up an app already. Take it away first.")
NO_FACTOR = _("Recovery codes come with a second factor. Add one first.")
SESSIONS_OF_ONES_OWN = _("Everybody ends their own sessions.")
OWN_PHONE = _("You shut your own account under your name.")
OTHER_ADMINISTRATORS = _("Another administrator can do this at the desk.")
NO_ADMINISTRATOR = _("This is no administrator, or their account is closed.")
NOTE_MISSING = _("Write a note that says why.")
UNEXPLAINED = _("Readers are told what was corrected or made clear: write the note on the change.")

LANGUAGE_NAMES = {
    "ar": _("Arabic"),
    "ckb": _("Sorani Kurdish"),
    "kmr": _("Kurmanji Kurdish"),
}

ROLE_REASONS: dict[Move, Text] = {
    Move.READ: UNREADABLE,
    Move.HOLD: _("A schedule is held by changing the text."),
    Move.CREATE: _("Only reporters and editors begin a new story."),
    Move.TRANSLATE: _("Only translators and editors of this language begin a translation."),
    Move.ADD_PAGE: _("Only a publisher of this language begins a page of the house."),
    Move.SUBMIT: _("Only its writers and the editors of this language submit the text."),
    Move.TAKE_BACK: _("Only its writers and the editors of this language take the text back."),
    Move.SEND_BACK: _("Only an editor of this language sends a text back."),
    Move.APPROVE: _("Only an editor of this language approves a text."),
    Move.PUBLISH: _("Only a publisher of this language publishes."),
    Move.UNSCHEDULE: _("Only a publisher of this language cancels a schedule."),
    Move.WITHDRAW: _("Only a publisher of this language withdraws a story."),
    Move.REPUBLISH: _("Only a publisher of this language publishes again."),
    Move.SPIKE: _("Only an editor of this language spikes a text."),
    Move.UNSPIKE: _("Only an editor of this language takes a text off the spike."),
    Move.CONFIRM: _("Only a translator or an editor of this language confirms a translation."),
    Move.EDIT_STORY: _("Only its writers and the editors change what the languages share."),
    **dict.fromkeys(
        (Move.ASK_EMBARGO, Move.SHORTEN_EMBARGO),
        _("Only editors and publishers of the story’s languages shorten an embargo."),
    ),
    **assignment_reasons.ROLES,
    **risk_reasons.ROLES,
    **desk_reasons.ROLES,
    **together_reasons.ROLES,
    **talk_reasons.ROLES,
    **dict.fromkeys(
        (Move.KILL, Move.ASK_LIFT, Move.LIFT_KILL),
        _("Only a publisher of one of the story’s languages kills it or lifts that."),
    ),
    **dict.fromkeys(
        (Move.BEGIN_LIVE, Move.END_LIVE),
        _("Only a publisher of one of the story’s languages begins and ends live coverage."),
    ),
    Move.ADD_PHOTO: _("Only people with a role on a desk add photos."),
    Move.SHOW_PHOTO_AGAIN: _("Only editors and publishers show a withdrawn photo again."),
    Move.ARRANGE_FRONT_PAGE: _("Only a publisher of this language arranges its front page."),
    **dict.fromkeys(
        (Move.SET_BREAKING, Move.END_BREAKING),
        _("Only a publisher of this language sets and ends its breaking line."),
    ),
    **dict.fromkeys(
        (Move.TAKE_UP_REPORT, Move.CLOSE_REPORT),
        _("Only an editor of this language answers what readers report."),
    ),
    **house_reasons.ROLES,
    Move.CHOOSE_PASSWORD: NOT_ONES_OWN,
    **dict.fromkeys(
        (Move.ASK_FACTOR, Move.ADD_FACTOR, Move.TAKE_FACTOR, Move.RENEW_CODES), FACTORS_OF_ONES_OWN
    ),
    **dict.fromkeys((Move.SIGN_IN, Move.END_SESSIONS, Move.LOSE_PHONE), SESSIONS_OF_ONES_OWN),
    Move.LET_IN: OTHER_ADMINISTRATORS,
    **notice_reasons.ROLES,
    **byline_reasons.ROLES,
    **people_reasons.ROLES,
    **dict.fromkeys(
        (Move.SAVE, Move.LEAVE, Move.ASK_AGAIN),
        _("Only its writers and the editors of this language change the text."),
    ),
    **dict.fromkeys(
        (Move.EDIT_PHOTO, Move.FOCUS_PHOTO, Move.REPLACE_PHOTO, Move.REMOVE_PHOTO)
        + (Move.WITHDRAW_PHOTO,),
        NOT_OWN_PHOTO,
    ),
}

STATUS_REASONS: dict[Move, Text] = {
    Move.SUBMIT: _("Only a draft or a text that was sent back can be submitted."),
    Move.TAKE_BACK: _("Only a submitted text can be taken back."),
    Move.SEND_BACK: _("Only a submitted or approved text can be sent back."),
    Move.APPROVE: _("Only a submitted text can be approved."),
    Move.PUBLISH: _("The latest text has not been approved."),
    Move.UNSPIKE: _("The text is not spiked."),
    Move.SPIKE: _("The text is spiked already."),
    Move.CONFIRM: _("The text is spiked."),
    **desk_reasons.STATUSES,
    Move.WANT: _("The text is spiked."),
}
# Of whatever changes the text.
CHANGING = {Move.SAVE, Move.RESTORE, Move.TAKE_SUGGESTION, *ABOUT_FINDINGS}
SAVE_REASONS: dict[Status, Text] = {
    Status.SUBMITTED: _("The text is with the editors. Take it back to change it."),
    Status.SPIKED: _("The text is spiked. An editor can take it off the spike."),
}

CONDITION_REASONS: dict[Condition, Text] = {
    Condition.LIVE: _("Readers do not see this story now."),
    Condition.NOT_LIVE: _("Readers see this story already."),
    Condition.WAS_LIVE: _("The story has never been published."),
    Condition.NEVER_LIVE: _("The story has been published. It can be withdrawn, not spiked."),
    Condition.SCHEDULED: _("Nothing is scheduled."),
    Condition.NOT_SCHEDULED: _("It is scheduled. Cancel the schedule first."),
    Condition.COMPLETE: _("A headline and a text are needed first."),
    Condition.EXPLAINED: UNEXPLAINED,
    Condition.NOT_OUT_ALREADY: _("This text is published or scheduled already."),
    Condition.NOT_LIVE_ALREADY: _("Readers see this text already."),
    Condition.EMBARGO_OVER: _("The story is under an embargo until a later time."),
    Condition.FOUR_EYES: _(
        "You have written in this text since it was last published. Somebody else approves it."
    ),
    Condition.ANSWERED: _(
        "The copy desk has found errors. Each is repaired or left as it is before approval."
    ),
    Condition.IS_TRANSLATION: _("This version is not a translation."),
    Condition.EDITED_BY_EDITORS_ONCE_SUBMITTED: _(
        "A text of this story has been submitted. Only an editor of each language of which that is "
        "true changes what they share."
    ),
    Condition.ASKED_BY_ANOTHER: _("Another editor has to ask for it first."),
    **risk_reasons.CONDITIONS,
    **together_reasons.CONDITIONS,
    **talk_reasons.CONDITIONS,
    Condition.KILLED: _("No kill of this story stands."),
    Condition.NOT_KILLED: _(
        "This story was killed. Nothing of it is published until two publishers have lifted that."
    ),
    Condition.IS_STORY: _("Only a story can be live, no post of one and no page of the house."),
    Condition.WITH_ITS_STORY: _(
        "The live story that this is a post of is not out in this language, or has ended."
    ),
    Condition.RUNNING: _("The story is not live."),
    Condition.NOT_RUNNING: _("The story is live already."),
    Condition.KEPT: _("The photo was removed."),
    Condition.SHOWN: _("The photo is withdrawn already."),
    Condition.WITHDRAWN: _("The photo is not withdrawn."),
    Condition.UNSEEN: _("Only a publisher withdraws a photo that readers see."),
    Condition.SEEN_WHERE_THEY_PUBLISH: LIVE_PHOTO,
    Condition.EDITED_BY_EDITORS_ONCE_APPROVED: _(
        "The photo stands in an approved text. Only an editor changes it now."
    ),
    Condition.DESCRIBED: UNDESCRIBED_PHOTO,
    Condition.UNUSED: _("The photo is in use. It can be replaced or withdrawn, not removed."),
}
# Where a condition says more of one move than of others.
CONDITIONS_OF_MOVES: dict[tuple[Move, Condition], Text] = {
    (Move.EDIT_STORY, Condition.SEEN_WHERE_THEY_PUBLISH): LIVE_STORY,
    **dict.fromkeys(
        product((Move.BEGIN_LIVE, Move.END_LIVE), (Condition.SEEN_WHERE_THEY_PUBLISH,)), LIVE_STORY
    ),
    (Move.KILL, Condition.NOT_KILLED): _("The story is killed already."),
    (Move.LIFT_KILL, Condition.ASKED_BY_ANOTHER): _("Another publisher has to ask for it first."),
    (Move.SHOW_PHOTO_AGAIN, Condition.SEEN_WHERE_THEY_PUBLISH): LIVE_SHOWING_AGAIN,
    **byline_reasons.OF_MOVES,
}


def no_desk(language: str) -> Text:
    """The person has no role at all in this language."""
    return format_lazy(
        _("You have no role on this desk: {language}."), language=LANGUAGE_NAMES[language]
    )


def no_role(move: Move, roles: Collection[Role]) -> Text:
    """The person is on the desk, but in no role that makes this move."""
    return ROLE_REASONS[move]


def status(move: Move, current: Status | None) -> Text:
    """The move does not start from the status in which the text is."""
    if move in CHANGING and current in SAVE_REASONS:
        return SAVE_REASONS[current]
    return STATUS_REASONS[move]


def condition(unmet: Condition, move: Move, now: "Situation") -> Text:
    """Something beside the status stands in the way."""
    if unmet == Condition.NAMED:
        return missing(now.missing_names)
    if unmet == Condition.NOT_FLAGGED:
        return risk_reasons.standing(now.flags)
    return CONDITIONS_OF_MOVES.get((move, unmet)) or CONDITION_REASONS[unmet]


def not_own(move: Move) -> Text:
    """The role reaches only what is the person's own."""
    is_of_a_photo = any(rule.move == move for rule in PHOTO_RULES)
    return ROLE_REASONS[move] if is_of_a_photo else NOT_OWN


def still_shown(language: str) -> Text:
    """Readers see the word in the language of that name."""
    return STILL_SHOWN % {"language": language}


def missing(phrases: Collection[Text]) -> Text:
    """What still has no words in this language."""
    listed = format_lazy(" · ".join(["{}"] * len(phrases)), *phrases)
    return format_lazy(_("Still missing in this language: {missing}."), missing=listed)


def too_many_photos(moment: datetime) -> Text:
    """The person has sent as many photos as one may; there is room again at `moment`."""
    minute = localtime(moment + timedelta(seconds=59)).strftime("%H:%M")
    words = _("You have sent many pictures in a short time. You can send more from {time} on.")
    return format_lazy(words, time=minute)
