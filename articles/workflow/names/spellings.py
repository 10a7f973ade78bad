"""How hashtags and searches find a tag: its spellings, given, corrected and asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from articles.languages import CODES
from articles.models import Spelling, Tag
from articles.states import Move, Subject
from articles.text import hashtags
from articles.text.characters import line
from articles.workflow import after, reasons
from articles.workflow.decisions import Decision
from articles.workflow.errors import Refused
from articles.workflow.recording import record
from articles.workflow.roles import roles_by_language
from articles.workflow.rows import ask

from .holding import hold_root

MAX_KEY = Spelling._meta.get_field("key").max_length
MAX_NAME = Tag._meta.get_field("name").max_length


class SpellingRefused(Refused):
    """No tag can be found by these words."""

    def __init__(self, reason: reasons.Text) -> None:
        super().__init__(Decision(False, "spelling", reason))


@dataclass(frozen=True)
class Spelled:
    """A spelling as somebody wrote it; `spelling_id` where it stands in place of another."""

    language: str
    text: str
    spelling_id: int | None = None


def add_spelling(tag: Tag, *, actor: AbstractBaseUser, language: str, text: str) -> Spelling:
    """Let `tag` be found by words as somebody wrote them; raises Refused and SpellingRefused.

    Words that find this tag already change nothing.
    """
    ask(actor, Move.ADD_SPELLING)
    words, key = _read(language, text)
    if known := Spelling.objects.filter(language=language, key=key).select_related("tag").first():
        return _of_this_tag(known, tag, actor)
    try:
        with transaction.atomic():
            root = hold_root(tag.pk)
            before = spellings_of(root)
            spelling = Spelling.objects.create(tag=root, language=language, text=words, key=key)
            after.tag_changed(root)
            _record(root, actor, before, language)
            return spelling
    except IntegrityError:
        raise SpellingRefused(reasons.NOT_FREE) from None


def _record(root: Tag, actor: AbstractBaseUser, before: dict, language: str) -> None:
    name, becomes = f"spellings_{language}", spellings_of(root)
    record(
        Move.ADD_SPELLING,
        Subject.TAG,
        root.pk,
        actor=actor,
        before={name: before.get(name, [])},
        after={name: becomes[name]},
    )


def spellings_of(tag: Tag) -> dict[str, list[str]]:
    """A tag's spellings as the journal keeps them, `spellings_<language>` by `spellings_<…>`."""
    found: dict[str, list[str]] = {}
    for language, text in tag.spellings.order_by("language", "pk").values_list("language", "text"):
        found.setdefault(f"spellings_{language}", []).append(text)
    return found


def store_spellings(
    tag: Tag, spellings: Iterable[Spelled], *, actor: AbstractBaseUser
) -> tuple[dict, dict]:
    """Give a held tag these spellings, or correct those it has.

    Returns what differs, as it was and as it is. Raises SpellingRefused.
    """
    before = spellings_of(tag)
    for spelled in spellings:
        words, key = _read(spelled.language, spelled.text)
        values = {"language": spelled.language, "text": words, "key": key}
        taken = Spelling.objects.filter(language=spelled.language, key=key)
        others = taken.exclude(pk=spelled.spelling_id).select_related("tag")
        if other := others.first():
            raise SpellingRefused(_taken_by(other.tag, actor))
        if spelled.spelling_id is None:
            Spelling.objects.create(tag=tag, **values)
        elif not tag.spellings.filter(pk=spelled.spelling_id).update(**values):
            raise SpellingRefused(reasons.NOT_FREE)
    becomes = spellings_of(tag)
    changed = [name for name in before | becomes if before.get(name) != becomes.get(name)]
    return (
        {name: before.get(name, []) for name in changed},
        {name: becomes.get(name, []) for name in changed},
    )


def _read(language: str, text: str) -> tuple[str, str]:
    """The words without what is beside them, and the key by which they are found."""
    words = line(text.lstrip("#"))
    key = hashtags.key(words.replace(" ", "_"), language) if language in CODES else ""
    if not key or len(key) > MAX_KEY or len(words) > MAX_NAME:
        raise SpellingRefused(reasons.NOT_A_SPELLING)
    return words, key


def _of_this_tag(spelling: Spelling, tag: Tag, actor: AbstractBaseUser) -> Spelling:
    if spelling.tag.root_id != tag.root_id:
        raise SpellingRefused(_taken_by(spelling.tag, actor))
    return spelling


def _taken_by(other: Tag, actor: AbstractBaseUser) -> reasons.Text:
    """Why a spelling cannot be stored; another tag is named only to people who may know of it."""
    known = Tag.objects.offered_to(actor.pk, roles_by_language(actor))
    is_known = known.filter(pk=other.root_id).exists()
    return reasons.SPELLING_TAKEN if is_known else reasons.NOT_FREE
