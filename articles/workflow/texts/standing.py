"""Where a story stands: its rows held, and what is true of a person and of what is shared."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, JournalEntry, Translation
from articles.states import EDITORS, Move, Role, Subject
from articles.workflow.decisions import Situation, roles_by_language

EDITS = (Move.EDIT_STORY, Move.ASK_EMBARGO, Move.SHORTEN_EMBARGO)


def hold_story(article: Article) -> tuple[Article, list[int]]:
    """The story's row and the numbers of its versions, all locked, in the order of publishing."""
    versions = Translation.objects.filter(article_id=article.pk).order_by("pk")
    versions = versions.select_for_update().values_list("pk", flat=True)
    list(versions.all())
    held = Article.objects.select_for_update().get(pk=article.pk)
    # Once more: one can have been begun before the story was held, and none can be from now on.
    return held, list(versions.all())


def last_edit(article: Article) -> int:
    """The id of the last entry that changed the shared fields, or 0; a form carries it along."""
    edits = JournalEntry.objects.of(Subject.STORY, article.pk).filter(move__in=EDITS)
    return edits.values_list("pk", flat=True).first() or 0


def story_situation(actor: AbstractBaseUser, article: Article) -> Situation:
    """What is true of this person and of what the languages of a story share; five queries."""
    memberships = roles_by_language(actor)
    versions = article.translations
    languages = set(versions.values_list("language", flat=True))
    return Situation(
        language="",
        roles=frozenset(role for code, role in memberships if code in languages),
        is_active=actor.is_active,
        has_written=versions.written_by(actor.pk).exists(),
        seen_in=frozenset(versions.live().values_list("language", flat=True)),
        publishes_in=frozenset(code for code, role in memberships if role == Role.PUBLISHER),
        concerned=frozenset(versions.submitted_once().values_list("language", flat=True)),
        edits_in=frozenset(code for code, role in memberships if role in EDITORS),
        waives_four_eyes=settings.FOUR_EYES_WAIVED,
    )
