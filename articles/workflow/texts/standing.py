"""Where a story stands: its rows held, and what is true of a person and of what is shared."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, JournalEntry, Translation
from articles.models.journal import JournalQuerySet
from articles.models.prepared import Prepared, Slot
from articles.states import EDITORS, Move, Role, Subject
from articles.workflow.decisions import Situation
from articles.workflow.roles import roles_by_language

EDITS = (Move.EDIT_STORY, Move.ASK_EMBARGO, Move.SHORTEN_EMBARGO)


def hold_story(article: Article) -> tuple[Article, list[int]]:
    """The story's row and the numbers of its versions, all locked, in the order of publishing."""
    HELD_VERSIONS.rows(story=article.pk)
    for held in HELD_STORY.objects(story=article.pk):
        # Once more: one can have been begun before the story was held, none can be from now on.
        return held, [pk for (pk,) in HELD_VERSIONS.rows(story=article.pk)]
    raise Article.DoesNotExist


HELD_STORY = Prepared(lambda: Article.objects.filter(pk=Slot("story")).select_for_update())
HELD_VERSIONS = Prepared(
    lambda: (
        Translation.objects.filter(article=Slot("story"))
        .order_by("pk")
        .select_for_update()
        .values_list("pk")
    )
)


def last_edit(article: Article) -> int:
    """The id of the last entry that changed the shared fields, or 0; a form carries it along."""
    return next((pk for (pk,) in LAST_EDIT.rows(story=article.pk)), 0)


LAST_EDIT = Prepared(lambda: edits_of(Slot("story")).values_list("pk")[:1])


def edits_of(story: object) -> JournalQuerySet:
    """The entries that changed the shared fields of a story, given by its id."""
    return JournalEntry.objects.of(Subject.STORY, story).filter(move__in=EDITS)


@dataclass(frozen=True)
class VersionOfStory:
    """What a language version says of its story; `is_own` where the person has written in it.

    `has_suggested` where no more than a wording of theirs was taken.
    """

    pk: int
    language: str
    is_live: bool
    was_submitted: bool
    is_own: bool
    has_suggested: bool = False


VERSIONS = Prepared(
    lambda: (
        Translation.objects.order_by()
        .filter(article=Slot("story"))
        .with_standing_in_story(Slot("person"))
        .values_list("pk", "language", "live", "submitted", "own", "killed")
    )
)


def story_situation(actor: AbstractBaseUser, article: Article) -> Situation:
    """What is true of this person and of what the languages of a story share; two queries."""
    rows = VERSIONS.rows(story=article.pk, person=actor.pk)
    versions = [
        VersionOfStory(pk, language, bool(live), bool(submitted), own == "1", own == "s")
        for pk, language, live, submitted, own, _killed in rows
    ]
    now = story_situation_of(actor, versions, roles_by_language(actor))
    return replace(
        now,
        is_killed=any(killed for *_others, killed in rows),
        is_story=article.is_listed,
        is_running=article.is_running,
    )


def story_situation_of(
    actor: AbstractBaseUser,
    versions: Collection[VersionOfStory],
    memberships: Collection[tuple[str, Role]],
) -> Situation:
    """The same where the versions and the person's roles, as (language, role), are known.

    But for a kill, of which nothing that the languages share depends.
    """
    languages = {each.language for each in versions}
    return Situation(
        language="",
        roles=frozenset(role for code, role in memberships if code in languages),
        is_active=actor.is_active,
        has_written=any(each.is_own for each in versions),
        has_suggested=any(each.has_suggested for each in versions),
        seen_in=frozenset(each.language for each in versions if each.is_live),
        publishes_in=frozenset(code for code, role in memberships if role == Role.PUBLISHER),
        concerned=frozenset(each.language for each in versions if each.was_submitted),
        edits_in=frozenset(code for code, role in memberships if role in EDITORS),
        waives_four_eyes=settings.FOUR_EYES_WAIVED,
    )
