"""Reading at the desk is a move too: asked before anything of a text is shown."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import DeskMember, Revision, Translation
from articles.states import Move, Status

from . import reasons
from .decisions import Decision, Situation, decide
from .errors import Refused
from .roles import roles_by_language

UNREADABLE = Decision(False, "read", reasons.UNREADABLE)


def may_read(actor: AbstractBaseUser, translation: Translation) -> bool:
    """Whether `actor` may open this version at the desk.

    Its language's editors, publishers and translators, and whoever has written in it and still has
    a role at some desk. Everybody else reads what readers read.
    """
    memberships = roles_by_language(actor)
    roles = frozenset(role for code, role in memberships if code == translation.language)
    now = Situation(
        language=translation.language,
        roles=roles,
        status=Status(translation.status),
        is_active=actor.is_active,
        has_written=translation.revisions.filter(writer_id=actor.pk).exists(),
    )
    is_at_a_desk = any(code for code, _role in memberships)
    return bool(decide(Move.READ, now)) or (actor.is_active and is_at_a_desk and now.is_own)


def sees_writers(actor: AbstractBaseUser, language: str) -> bool:
    """Whether `actor` may learn which accounts wrote the texts of a language; one query."""
    members = DeskMember.objects.filter(person_id=actor.pk, language=language)
    return members.filter(sees_writers=True).exists()


def refuse_unless_readable(actor: AbstractBaseUser, translation: Translation) -> None:
    """Raise Refused where this person may not open the version."""
    if not may_read(actor, translation):
        raise Refused(UNREADABLE)


def text_readers_see(translation: Translation) -> Revision | None:
    """The text of a version that is public at this moment; one query."""
    live = translation.publications.visible().select_related("revision").first()
    return live.revision if live else None
