"""Reading at the desk is a move too: asked before anything of a text is shown."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Revision, Translation

from . import reasons
from .decisions import Decision, may_read
from .errors import Refused

UNREADABLE = Decision(False, "read", reasons.UNREADABLE)


def refuse_unless_readable(actor: AbstractBaseUser, translation: Translation) -> None:
    """Raise Refused where this person may not open the version."""
    if not may_read(actor, translation):
        raise Refused(UNREADABLE)


def text_readers_see(translation: Translation) -> Revision | None:
    """The text of a version that is public at this moment; one query."""
    live = translation.publications.visible().select_related("revision").first()
    return live.revision if live else None
