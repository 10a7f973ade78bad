"""Quiet mode: a person's screen does not say what it is."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import JournalEntry
from articles.states import Move, Subject
from articles.workflow import people_reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.rows import ask, hold

NOT_OWN = Decision(False, "own", people_reasons.OWN_SCREEN)


@transaction.atomic
def choose_quiet(
    person: AbstractBaseUser, *, actor: AbstractBaseUser, is_quiet: bool
) -> JournalEntry | None:
    """Switch one's own quiet mode; None where it is as wished. Raises Refused for others'."""
    held = hold(person)
    ask(actor, Move.CHOOSE_QUIET)
    if held.pk != actor.pk:
        raise Refused(NOT_OWN)
    if held.is_quiet == is_quiet:
        return None
    held.is_quiet = is_quiet
    held.save(update_fields=["is_quiet"])
    told = {"before": {"is_quiet": not is_quiet}, "after": {"is_quiet": is_quiet}}
    return record(Move.CHOOSE_QUIET, Subject.PERSON, held.pk, actor=actor, **told)
