"""Tags: added, changed in names and spellings, and merged."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser

from articles.languages import CODES
from articles.models import JournalEntry, Spelling, Tag
from articles.states import Move, Subject
from articles.workflow import after, reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.rows import ask, by_form, filled, put, refuse_newer, tidy

from .holding import hold_root
from .shown import refuse_to_empty
from .spellings import Spelled, spellings_of, store_spellings

NAMES = tuple(f"name_{code}" for code in CODES)
FIELDS = (*NAMES, "kind")
MERGED = Decision(False, "merged", reasons.MERGED_MEANWHILE)


@by_form
def add_tag(
    tag: Tag,
    *,
    actor: AbstractBaseUser,
    spellings: Iterable[Spelled] = (),
    token: str | None = None,
) -> JournalEntry:
    """Store a tag that is new, with spellings of its own.

    Raises Refused, SpellingRefused, and ValidationError for names that can't be.
    """
    ask(actor, Move.ADD_TAG)
    tidy(tag, FIELDS)
    tag.full_clean()
    tag.save(force_insert=True)
    store_spellings(tag, spellings, actor=actor)
    after.tag_made(tag)
    told = {**filled(tag, FIELDS), **spellings_of(tag)}
    return record(Move.ADD_TAG, Subject.TAG, tag.pk, actor=actor, after=told, token=token)


@by_form
def change_tag(
    tag: Tag,
    *,
    actor: AbstractBaseUser,
    values: Mapping[str, object],
    spellings: Iterable[Spelled] = (),
    opened: int | None = None,
    token: str | None = None,
) -> JournalEntry | None:
    """Change a tag, given by column, and the spellings that are named; its stories follow.

    None where it all stood there before. `opened` is `last_entry` of when the form was opened.
    Raises Refused, also where readers would lose a name that they see or the tag was merged
    meanwhile, SpellingRefused, and ValidationError for names that can't be.
    """
    held = hold_root(tag.pk)
    ask(actor, Move.CHANGE_TAG)
    if held.pk != tag.pk:
        raise Refused(MERGED)
    refuse_newer(Subject.TAG, held.pk, opened=opened, actor=actor, token=token)
    refuse_to_empty(held, values)
    before, told = put(held, values)
    if told:
        held.full_clean()
        held.save(update_fields=list(told))
    was_spelled, spelled = store_spellings(held, spellings, actor=actor)
    if not told and not spelled:
        return None
    after.tag_changed(held)
    return record(
        Move.CHANGE_TAG,
        Subject.TAG,
        held.pk,
        actor=actor,
        before={**before, **was_spelled},
        after={**told, **spelled},
        token=token,
    )


class MergeRefused(Exception):
    """The two are one already, or somebody has merged the tag meanwhile."""

    def __str__(self) -> str:
        return str(reasons.MERGED_MEANWHILE)


@by_form
def merge(
    tag: Tag, *, actor: AbstractBaseUser, into: Tag, token: str | None = None
) -> JournalEntry:
    """Let `into` stand for `tag` everywhere: its stories, spellings, addresses and merged tags.

    Names that `into` lacks are taken over. The entry is of the tag that stays. Raises Refused and
    MergeRefused.
    """
    ask(actor, Move.MERGE_TAG)
    root = hold_root(into.pk, tag.pk)
    gone = Tag.objects.get(pk=tag.pk)
    if root.pk == gone.pk or gone.merged_into_id:
        raise MergeRefused
    Tag.objects.filter(merged_into=gone).update(merged_into=root)
    Spelling.objects.filter(tag=gone).update(tag=root)
    Tag.objects.filter(pk=gone.pk).update(merged_into=root)
    lacking = [name for name in NAMES if not getattr(root, name) and getattr(gone, name)]
    before, told = put(root, {name: getattr(gone, name) for name in lacking})
    if told:
        root.save(update_fields=list(told))
    after.tag_changed(root)
    return record(
        Move.MERGE_TAG,
        Subject.TAG,
        root.pk,
        actor=actor,
        before={"merged": None, **before},
        after={"merged": gone.pk, **told},
        token=token,
    )
