"""THE VERBS: the only code that changes state. Each takes an actor and asks `may()`."""

from .assignments.planning import assign, begin_assignment, change_assignment, drop_assignment
from .decisions import Decision, may, may_in_language
from .errors import Refused, StaleCopy, StaleHouseStyle
from .front_page.arranging import Pinned, arrange_front_page
from .front_page.breaking import end_breaking_line, set_breaking_line
from .house.style import change_house_style, may_change_house_style
from .names.bylines import may_withdraw_byline, withdraw_byline
from .notices.choosing import choose_notices
from .notices.marking import mark_all_read, mark_read
from .photos.adding import Added, add_photo, may_add_photo, similar_photos
from .photos.changes import (
    edit_photo,
    focus_token,
    remove_photo,
    replace_photo,
    set_focal_point,
    show_photo_again,
    was_photo_changed_last_by,
    was_photo_form_stored,
    withdraw_photo,
)
from .photos.decisions import (
    may_change_photo,
    may_remove_photo,
    may_show_photo_again,
    may_withdraw_photo,
)
from .photos.uses import Position, Use, Uses, where_used
from .reading import may_read, sees_writers, text_readers_see
from .reports.handling import close_report, take_up_report
from .schedules import hold_schedules_of
from .texts.autosave import discard, keep
from .texts.claiming import claim_review, claimed_by, release_review, take_over_review
from .texts.content import Content, GalleryPhoto, Shared, content_of
from .texts.coverage import begin_live, end_live, may_begin_live
from .texts.drafting import Saved, create_story, save_draft, start_translation
from .texts.embargo import asked_embargo, shorten_embargo
from .texts.flagging import clear_flag, raise_flag
from .texts.house_pages import begin_page
from .texts.killing import (
    ask_lift,
    asked_lift,
    kill,
    killed_by,
    lift_kill,
    may_kill,
)
from .texts.leaving import ask_again, leave
from .texts.moves import approve, confirm, send_back, spike, submit, take_back, unspike
from .texts.passages import WHOLE, Passage
from .texts.posts import add_post
from .texts.presence import arrive, leave_text, others_at
from .texts.publishing import publish, republish, unschedule, withdraw
from .texts.restoring import restore
from .texts.sharing import end_link, make_link
from .texts.standing import last_edit
from .texts.story import StoryDetails, edit_story
from .texts.suggestions import refuse_suggestion, suggest, take_suggestion
from .texts.taking_over import take_over
from .texts.talk import Said, comment, reopen, reply, resolve
from .texts.together import (
    RefusedTogether,
    publish_together,
    standing_together,
    unschedule_together,
)
from .texts.wanting import want

__all__ = [
    "Added",
    "Content",
    "Decision",
    "GalleryPhoto",
    "Passage",
    "Pinned",
    "Position",
    "Refused",
    "RefusedTogether",
    "Said",
    "Saved",
    "Shared",
    "StaleCopy",
    "StaleHouseStyle",
    "StoryDetails",
    "Use",
    "Uses",
    "WHOLE",
    "add_photo",
    "add_post",
    "approve",
    "arrange_front_page",
    "arrive",
    "assign",
    "begin_assignment",
    "change_assignment",
    "drop_assignment",
    "begin_live",
    "begin_page",
    "ask_lift",
    "asked_embargo",
    "ask_again",
    "asked_lift",
    "change_house_style",
    "claim_review",
    "claimed_by",
    "choose_notices",
    "clear_flag",
    "close_report",
    "comment",
    "confirm",
    "content_of",
    "create_story",
    "discard",
    "edit_photo",
    "edit_story",
    "focus_token",
    "end_breaking_line",
    "end_link",
    "end_live",
    "hold_schedules_of",
    "keep",
    "kill",
    "killed_by",
    "last_edit",
    "leave",
    "leave_text",
    "lift_kill",
    "make_link",
    "mark_all_read",
    "mark_read",
    "may",
    "may_add_photo",
    "may_begin_live",
    "may_change_house_style",
    "may_change_photo",
    "may_in_language",
    "may_kill",
    "may_read",
    "may_remove_photo",
    "may_show_photo_again",
    "may_withdraw_byline",
    "may_withdraw_photo",
    "others_at",
    "publish",
    "publish_together",
    "raise_flag",
    "release_review",
    "refuse_suggestion",
    "reopen",
    "reply",
    "resolve",
    "remove_photo",
    "replace_photo",
    "republish",
    "restore",
    "show_photo_again",
    "save_draft",
    "sees_writers",
    "send_back",
    "set_breaking_line",
    "set_focal_point",
    "shorten_embargo",
    "similar_photos",
    "spike",
    "standing_together",
    "start_translation",
    "submit",
    "suggest",
    "take_back",
    "take_over_review",
    "take_over",
    "take_suggestion",
    "take_up_report",
    "text_readers_see",
    "unschedule",
    "unschedule_together",
    "unspike",
    "want",
    "was_photo_changed_last_by",
    "was_photo_form_stored",
    "where_used",
    "withdraw",
    "withdraw_byline",
    "withdraw_photo",
]
