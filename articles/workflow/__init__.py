"""THE VERBS: the only code that changes state. Each takes an actor and asks `may()`."""

from .decisions import Decision, may, may_in_language
from .errors import Refused, StaleCopy, StaleHouseStyle
from .front_page.arranging import Pinned, arrange_front_page
from .front_page.breaking import end_breaking_line, set_breaking_line
from .house.style import change_house_style, may_change_house_style
from .names.bylines import may_withdraw_byline, withdraw_byline
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
from .texts.posts import add_post
from .texts.presence import arrive, leave_text, others_at
from .texts.publishing import publish, republish, unschedule, withdraw
from .texts.standing import last_edit
from .texts.story import StoryDetails, edit_story

__all__ = [
    "Added",
    "Content",
    "Decision",
    "GalleryPhoto",
    "Pinned",
    "Position",
    "Refused",
    "Saved",
    "Shared",
    "StaleCopy",
    "StaleHouseStyle",
    "StoryDetails",
    "Use",
    "Uses",
    "add_photo",
    "add_post",
    "approve",
    "arrange_front_page",
    "arrive",
    "begin_live",
    "begin_page",
    "ask_lift",
    "asked_embargo",
    "ask_again",
    "asked_lift",
    "change_house_style",
    "clear_flag",
    "close_report",
    "confirm",
    "content_of",
    "create_story",
    "discard",
    "edit_photo",
    "edit_story",
    "focus_token",
    "end_breaking_line",
    "end_live",
    "hold_schedules_of",
    "keep",
    "kill",
    "killed_by",
    "last_edit",
    "leave",
    "leave_text",
    "lift_kill",
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
    "raise_flag",
    "remove_photo",
    "replace_photo",
    "republish",
    "show_photo_again",
    "save_draft",
    "sees_writers",
    "send_back",
    "set_breaking_line",
    "set_focal_point",
    "shorten_embargo",
    "similar_photos",
    "spike",
    "start_translation",
    "submit",
    "take_back",
    "take_up_report",
    "text_readers_see",
    "unschedule",
    "unspike",
    "was_photo_changed_last_by",
    "was_photo_form_stored",
    "where_used",
    "withdraw",
    "withdraw_byline",
    "withdraw_photo",
]
