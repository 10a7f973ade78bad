"""A row of the house, made or changed field by field with one entry: names, the outlet, people."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, models, transaction

from articles.models import JournalEntry
from articles.states import Move, Subject
from articles.text.characters import is_damaged, line, lines

from . import reasons
from .decisions import Decision, may_anywhere
from .errors import Refused, refuse_unless
from .recording import entry_of, record

TAKEN = Decision(False, "taken", reasons.TAKEN_MEANWHILE)

Verb = Callable[..., JournalEntry | None]


def by_form(verb: Verb) -> Verb:
    """Run a verb in a transaction; the same form, sent again or twice at once, has one entry.

    What two make at once under one name is Refused to the later.
    """

    @wraps(verb)
    def run(
        row: models.Model,
        *,
        actor: AbstractBaseUser,
        token: str | None = None,
        **options: object,
    ) -> JournalEntry | None:
        try:
            with transaction.atomic():
                before = entry_of(actor, token)
                return before or verb(row, actor=actor, token=token, **options)
        except IntegrityError:
            if before := entry_of(actor, token):
                return before
            raise Refused(TAKEN) from None

    return run


def ask(actor: AbstractBaseUser, move: Move) -> None:
    """Raise Refused where the move is not open to `actor`; one query."""
    refuse_unless(may_anywhere(actor, move))


def hold(row: models.Model) -> models.Model:
    """The row as it stands, locked until the transaction ends."""
    return row._meta.model._default_manager.select_for_update(no_key=True).get(pk=row.pk)


def form_of(token: str | None) -> str:
    """What the tokens of one form begin with, however often it was sent with something else."""
    return (token or "").partition("-")[0]


def last_entry(subject: Subject, subject_id: int, moves: Collection[Move] = ()) -> int:
    """The number of the last entry of a row, or 0; a form carries it along as `opened`."""
    entries = JournalEntry.objects.of(subject, subject_id)
    if moves:
        entries = entries.filter(move__in=moves)
    return entries.values_list("pk", flat=True).first() or 0


def refuse_newer(
    subject: Subject,
    subject_id: int,
    *,
    opened: int | None,
    actor: AbstractBaseUser,
    token: str | None,
    moves: Collection[Move] = (),
    stale: reasons.Text = reasons.STALE_ROW,
) -> None:
    """Raise Refused where somebody has changed the row since `last_entry` was `opened`.

    What this very form has changed, with its answer lost, is nobody else's. None says that the
    caller has not looked. `stale` is what the person is told. The row is held.
    """
    if opened is None:
        return
    newer = JournalEntry.objects.of(subject, subject_id).filter(pk__gt=opened)
    if moves:
        newer = newer.filter(move__in=moves)
    form = form_of(token)
    for actor_id, made_by in newer.values_list("actor_id", "token"):
        if not (form and actor_id == actor.pk and form_of(made_by) == form):
            raise Refused(Decision(False, "stale", stale))


def put(row: models.Model, values: Mapping[str, object]) -> tuple[dict, dict]:
    """Set the fields of a row that differ; what stood there and what stands there now."""
    was = plain(row, values)
    for name, value in values.items():
        setattr(row, name, _tidy(row, name, value))
    becomes = plain(row, values)
    changed = [name for name in was if _empty(was[name]) != _empty(becomes[name])]
    return {name: was[name] for name in changed}, {name: becomes[name] for name in changed}


def tidy(row: models.Model, names: Iterable[str]) -> None:
    """Bring the texts of a new row into the form in which they are stored."""
    for name, value in plain(row, names).items():
        if isinstance(value, str):
            setattr(row, name, _tidy(row, name, value))


def _tidy(row: models.Model, name: str, value: object) -> object:
    """A value as its column holds it: a text that shows nothing is none.

    What no repair makes sense of stays, for the column to refuse.
    """
    if not isinstance(value, str) or is_damaged(value):
        return value
    column = row._meta.get_field(name)
    kept = lines(value) if isinstance(column, models.TextField) else line(value)
    return kept or (None if column.null else "")


def plain(row: models.Model, names: Iterable[str]) -> dict[str, object]:
    """Fields as the journal keeps them: another row by its number, a moment in ISO 8601."""
    values = {name: row._meta.get_field(name).value_from_object(row) for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def filled(row: models.Model, names: Iterable[str]) -> dict[str, object]:
    """Those of the fields that say something."""
    return {name: value for name, value in plain(row, names).items() if _empty(value) is not None}


def _empty(value: object) -> object:
    return None if value in ("", [], {}) else value


def add(
    row: models.Model,
    names: Iterable[str],
    *,
    actor: AbstractBaseUser,
    move: Move,
    subject: Subject,
    token: str | None = None,
) -> JournalEntry:
    """Store a new row with its entry; in the transaction of a verb that has asked.

    `names` are the fields that the entry tells of. Raises ValidationError for values that can't be.
    """
    tidy(row, names)
    row.full_clean()
    row.save(force_insert=True)
    return record(move, subject, row.pk, actor=actor, after=filled(row, names), token=token)


def change(
    held: models.Model,
    values: Mapping[str, object],
    *,
    actor: AbstractBaseUser,
    move: Move,
    subject: Subject,
    token: str | None = None,
) -> JournalEntry | None:
    """Store what differs of a held row, with its entry; None where it all stood there before.

    Raises ValidationError for values that can't be.
    """
    before, after = put(held, values)
    if not after:
        return None
    held.full_clean()
    held.save(update_fields=list(after))
    return record(move, subject, held.pk, actor=actor, before=before, after=after, token=token)
