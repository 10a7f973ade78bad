"""The posts of a live story: added in one act, gone with it, and back with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import Article, Publication, Translation
from articles.states import Move
from articles.workflow import after, informing
from articles.workflow.decisions import Situation, decide, situation
from articles.workflow.holding import hold_authors, hold_shown
from articles.workflow.recording import OpenMove
from articles.workflow.schedules import cancel_pending, cancel_with_partners, end

from .content import Content, Shared
from .drafting import Saved, create_story
from .moves import submit
from .opening import open_publication


def add_post(
    story: Article,
    *,
    actor: AbstractBaseUser,
    language: str,
    content: Content,
    token: str | None = None,
) -> Saved:
    """Write a post of a live story and submit it. Raises Refused, also where it is not live."""
    with transaction.atomic():
        shared = Shared(part_of=story)
        saved = create_story(
            actor=actor, language=language, content=content, shared=shared, token=token
        )
        if saved.is_new:
            submit(saved.translation, actor=actor, opened_revision=saved.revision.pk)
    return saved


def take_posts_along(story: OpenMove) -> None:
    """End what readers see or were to see of the posts of a story in the language of its version.

    That one is held; the ends are its own to the microsecond, by which they are known later.
    """
    for post, now in _posts(story):
        if now.is_live or now.is_scheduled:
            end_all(post, now)


def show_posts_again(story: OpenMove, *, gone_since: datetime) -> None:
    """Show those again that went with their story, which is out again; not what else forbids."""
    for post, now in _posts(story):
        seen = post.translation.publications.once_visible().order_by("visible_from")
        last = seen.last()
        if last is None or last.visible_until != gone_since:
            continue
        if not decide(Move.REPUBLISH, replace(now, visible_from=story.now)):
            continue
        hold_shown(post.translation.article, last.revision)
        shown = open_publication(post, last.revision, last.approval_id, story.now)
        post.record(to=None, move=Move.REPUBLISH, revision=last.revision, publication=shown)


def end_all(current: OpenMove, now: Situation) -> Publication | None:
    """End what readers see of a version and what they were to see, with an entry; its row is held.

    Whoever reads it is told by `after.taken_from_readers`, which is left to the caller.
    """
    hold_authors(current.translation.article)
    is_kill = current.move == Move.KILL  # which takes every language along
    ended = cancel_pending(current) if is_kill else cancel_with_partners(current)
    for live in current.translation.publications.visible():
        end(live, current.now)
        ended = live
    after.publication_ended(current.translation)
    informing.text_moved(current.record(to=None, move=current.move, publication=ended))
    return ended


def _posts(story: OpenMove) -> Iterator[tuple[OpenMove, Situation]]:
    """The posts in the language of a story's version, each as a move along with it."""
    version = story.translation
    posts = Translation.objects.filter(
        article__part_of=version.article_id, language=version.language
    )
    numbers = list(posts.order_by("pk").values_list("pk", flat=True))
    # All in one order, with their other languages.
    stories = Article.objects.filter(translations__in=numbers).values("pk")
    rows = Translation.objects.filter(article__in=stories).order_by("pk")
    list(rows.select_for_update().values_list("pk"))
    for post in posts.order_by("pk"):
        now = situation(story.actor, post)
        yield _along(story, now), now


def _along(story: OpenMove, now: Situation) -> OpenMove:
    """The move of a story as the same move of its post."""
    return OpenMove(now.version, story.actor, story.move, story.now, story.note, situation=now)
