"""Tags: spelled in more ways, and merged."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from articles.languages import CODES
from articles.models import DeskMember, Spelling, Tag
from articles.search import follow_tag, hold_tags
from articles.states import EDITORS
from articles.text import hashtags
from articles.text.characters import line
from articles.workflow import reasons
from articles.workflow.decisions import ALLOWED, Decision
from articles.workflow.errors import Refused

MAX_KEY = Spelling._meta.get_field("key").max_length
MAX_NAME = Tag._meta.get_field("name").max_length


def add_spelling(tag: Tag, *, language: str, text: str) -> Spelling:
    """Let a hashtag or a query find `tag` by one more spelling; raises IntegrityError if taken."""
    key = hashtags.key(text.replace(" ", "_"), language)
    return Spelling.objects.create(tag=tag, language=language, text=text, key=key)


class SpellingRefused(Exception):
    """No tag can be found by these words; `reason` is fit to show."""

    def __init__(self, reason: reasons.Text) -> None:
        super().__init__(str(reason))
        self.reason = reason


def may_add_spelling(actor: AbstractBaseUser) -> Decision:
    """Whether `actor` may let tags be found by more words; at most one query."""
    if not actor.is_active:
        return Decision(False, "inactive", reasons.INACTIVE)
    if actor.is_superuser or DeskMember.objects.filter(person=actor, role__in=EDITORS).exists():
        return ALLOWED
    return Decision(False, "role", reasons.NO_SPELLING)


def let_find(tag: Tag, *, actor: AbstractBaseUser, language: str, text: str) -> Spelling:
    """Let `tag` be found by words as somebody wrote them; raises Refused and SpellingRefused.

    Words that find this tag already change nothing.
    """
    decision = may_add_spelling(actor)
    if not decision:
        raise Refused(decision)
    words = line(text.lstrip("#"))
    key = hashtags.key(words.replace(" ", "_"), language) if language in CODES else ""
    if not key or len(key) > MAX_KEY or len(words) > MAX_NAME:
        raise SpellingRefused(reasons.NOT_A_SPELLING)
    if known := Spelling.objects.filter(language=language, key=key).select_related("tag").first():
        return _of_this_tag(known, tag)
    try:
        with transaction.atomic():
            root = _held_root(tag.pk)
            spelling = add_spelling(root, language=language, text=words)
            follow_tag(root)
            return spelling
    except IntegrityError:
        raise SpellingRefused(reasons.SPELLING_TAKEN) from None


def _of_this_tag(spelling: Spelling, tag: Tag) -> Spelling:
    if spelling.tag.root_id != tag.root_id:
        raise SpellingRefused(reasons.SPELLING_TAKEN)
    return spelling


class MergeRefused(Exception):
    """The two are one already, or somebody has merged the tag meanwhile."""


@transaction.atomic
def merge(tag: Tag, *, into: Tag) -> None:
    """Let `into` stand for `tag` everywhere: its stories, spellings, addresses and merged tags.

    Names that `into` lacks are taken over. Raises MergeRefused.
    """
    root = _held_root(into.pk, tag.pk)
    if root.pk == tag.pk or Tag.objects.get(pk=tag.pk).merged_into_id:
        raise MergeRefused
    Tag.objects.filter(merged_into=tag).update(merged_into=root)
    Spelling.objects.filter(tag=tag).update(tag=root)
    Tag.objects.filter(pk=tag.pk).update(merged_into=root)
    lacking = [code for code in CODES if not root.name_in(code) and tag.name_in(code)]
    Tag.objects.filter(pk=root.pk).update(**{f"name_{code}": tag.name_in(code) for code in lacking})
    follow_tag(root)


def _held_root(tag_id: int, *others: int) -> Tag:
    """The tag that stands for this one, held with the others until the transaction ends."""
    root = Tag.objects.only("merged_into").get(pk=tag_id)
    hold_tags(root.root_id, *others)
    held = Tag.objects.get(pk=root.root_id)
    return _held_root(held.pk, *others) if held.merged_into_id else held
