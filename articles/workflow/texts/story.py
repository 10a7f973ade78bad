"""What the languages of a story share: changed as one, and never behind a live page's back."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import (
    Article,
    Author,
    Byline,
    DeskMember,
    Section,
    Tag,
    Translation,
    WorkflowEvent,
)
from articles.search import follow_story
from articles.states import Move, Role
from articles.text.characters import line
from articles.workflow import reasons
from articles.workflow.decisions import ALLOWED, Decision
from articles.workflow.errors import Refused
from articles.workflow.readiness import missing_names
from articles.workflow.recording import event_of, record_story_event

FIELDS = ("slugline", "section", "genre", "place", "source", "is_breaking", "embargo_until")


@dataclass(frozen=True)
class StoryDetails:
    """The values of a story's shared fields; `bylines` in the order of the byline."""

    slugline: str = ""
    section: Section | None = None
    genre: str = Article.Genre.NEWS
    place: Tag | None = None
    source: str = ""
    is_breaking: bool = False
    embargo_until: datetime | None = None
    bylines: tuple[Author, ...] = ()


def may_edit_story(actor: AbstractBaseUser, article: Article) -> Decision:
    """Whether `actor` may change what the languages share; three queries.

    On a live story only someone who may publish in every live language of it.
    """
    if not actor.is_active:
        return Decision(False, "inactive", reasons.INACTIVE)
    roles = set(DeskMember.objects.filter(person_id=actor.pk).values_list("language", "role"))
    live = set(article.translations.live().values_list("language", flat=True))
    if live:
        publishes = {language for language, role in roles if role == Role.PUBLISHER}
        return ALLOWED if live <= publishes else Decision(False, "live", reasons.LIVE_STORY)
    languages = set(article.translations.values_list("language", flat=True))
    edits = {language for language, role in roles if role in {Role.EDITOR, Role.PUBLISHER}}
    if edits & languages:
        return ALLOWED
    if roles and article.translations.filter(revisions__writer_id=actor.pk).exists():
        return ALLOWED
    return Decision(False, "role", reasons.ROLE_REASONS[Move.EDIT_STORY])


def last_edit(article: Article) -> int:
    """The id of the last event that changed the shared fields, or 0; a form carries it along."""
    edits = article.events.filter(move=Move.EDIT_STORY)
    return edits.values_list("pk", flat=True).first() or 0


def edit_story(
    article: Article,
    *,
    actor: AbstractBaseUser,
    details: StoryDetails,
    opened_edit: int,
    token: str | None = None,
) -> WorkflowEvent:
    """Change the shared fields; `opened_edit` is `last_edit` as it was when the form was opened.

    Raises Refused, also where a live language would lack a name for what is chosen.
    """
    with transaction.atomic():
        held = Article.objects.select_for_update().get(pk=article.pk)
        details = replace(details, slugline=line(details.slugline), source=line(details.source))
        changed = _changed(held, details)
        if before := event_of(actor, token):
            if before.article_id == held.pk and not changed:
                return before
            # Changed on after the answer was lost: a change of its own, over the one before.
            opened_edit, token = before.pk, None
        decision = may_edit_story(actor, held)
        if not decision:
            raise Refused(decision)
        if opened_edit != last_edit(held):
            raise Refused(Decision(False, "stale", reasons.STALE))
        for name in FIELDS:
            setattr(held, name, getattr(details, name))
        held.save(update_fields=FIELDS)
        _set_bylines(held, details.bylines)
        _refuse_nameless(held)
        if "bylines" in changed:
            follow_story(held)
        return record_story_event(held, actor=actor, note=", ".join(changed), token=token)


def _changed(held: Article, details: StoryDetails) -> list[str]:
    changed = [name for name in FIELDS if getattr(held, name) != getattr(details, name)]
    before = list(held.byline_links.values_list("author_id", flat=True))
    if before != [author.pk for author in details.bylines]:
        changed.append("bylines")
    return changed


def _set_bylines(article: Article, authors: tuple[Author, ...]) -> None:
    Byline.objects.filter(article=article).delete()
    Byline.objects.bulk_create(
        Byline(article=article, author=author, position=position)
        for position, author in enumerate(authors)
    )


def _refuse_nameless(article: Article) -> None:
    live = Translation.objects.filter(article=article).live()
    for translation in live.select_related("article", "latest_revision"):
        if missing := missing_names(translation):
            raise Refused(Decision(False, "names", reasons.missing(missing)))
