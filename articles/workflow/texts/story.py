"""What the languages of a story share: changed as one, and never behind a live page's back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.models import (
    Article,
    Author,
    Byline,
    JournalEntry,
    Section,
    Tag,
    Translation,
)
from articles.states import Move, Subject
from articles.text.characters import line
from articles.workflow import after, reasons
from articles.workflow.decisions import Decision, decide
from articles.workflow.errors import Refused, refuse_unless
from articles.workflow.holding import hold_filing
from articles.workflow.readiness import missing_names
from articles.workflow.recording import entry_of, record
from articles.workflow.schedules import hold_schedules_within
from articles.workflow.withdrawn_names import naming, refuse_withdrawn

from .embargo import ask, needs_second_editor
from .standing import hold_story, last_edit, story_situation

FIELDS = ("slugline", "section", "genre", "place", "source", "is_breaking", "embargo_until")
# What stands on its pages and teasers.
REFILES = {"section", "genre", "place", "is_breaking"}


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


def edit_story(
    article: Article,
    *,
    actor: AbstractBaseUser,
    details: StoryDetails,
    opened_edit: int,
    token: str | None = None,
) -> JournalEntry:
    """Change the shared fields; `opened_edit` is `last_edit` as it was when the form was opened.

    Once a text of the story was submitted a shorter embargo is only asked for: the entry that is
    returned says so, and `shorten_embargo` by somebody else makes it true. A later one holds what
    was to go out before. Raises Refused, also where a live language would lack a name for what is
    chosen.
    """
    with naming(details.bylines), transaction.atomic():
        held, versions = hold_story(article)
        details = replace(details, slugline=line(details.slugline), source=line(details.source))
        was, becomes = _values(held, _authors(held)), _values(details, details.bylines)
        changed = [name for name in was if was[name] != becomes[name]]
        if before := entry_of(actor, token):
            if (before.subject, before.subject_id) == (Subject.STORY, held.pk) and not changed:
                return before
            # Changed on after the answer was lost: a change of its own, over the one before.
            opened_edit, token = last_edit(held), None
        now = story_situation(actor, held)
        refuse_unless(decide(Move.EDIT_STORY, now))
        if opened_edit != last_edit(held):
            raise Refused(Decision(False, "stale", reasons.STALE))
        asked = None
        if needs_second_editor(held, details.embargo_until, now):
            asked = ask(held, details.embargo_until, actor=actor, now=now, token=token)
            changed.remove("embargo_until")
            if not changed:
                return asked
            token = None
        for name in set(FIELDS) & set(changed):
            setattr(held, name, getattr(details, name))
        held.save(update_fields=set(FIELDS) & set(changed))
        if "bylines" in changed:
            refuse_withdrawn(details.bylines)
            _set_bylines(held, details.bylines)
        if {"bylines", *REFILES} & set(changed):
            hold_filing(held)
        _refuse_nameless(held)
        if "slugline" in changed:
            after.slugline_changed(held)
        if "bylines" in changed:
            after.bylines_changed(held)
        elif REFILES & set(changed):
            after.story_refiled(held)
        if "embargo_until" in changed and held.embargo_until:
            hold_schedules_within(versions, held.embargo_until, actor=actor, move=Move.EDIT_STORY)
        after.story_changed(held, changed)
        made = record(
            Move.EDIT_STORY,
            Subject.STORY,
            held.pk,
            actor=actor,
            note=", ".join(changed),
            before={name: was[name] for name in changed},
            after={name: becomes[name] for name in changed},
            token=token,
        )
        return asked or made


def _authors(held: Article) -> list[Author]:
    return [link.author for link in held.byline_links.select_related("author")]


def _values(shared: Article | StoryDetails, authors: Iterable[Author]) -> dict[str, object]:
    """The shared fields as the journal keeps them: rows by their numbers, moments in UTC."""
    section, place, embargo = shared.section, shared.place, shared.embargo_until
    return {
        "slugline": shared.slugline,
        "section": section.pk if section else None,
        "genre": str(shared.genre),
        "place": place.pk if place else None,
        "source": shared.source,
        "is_breaking": shared.is_breaking,
        "embargo_until": embargo.astimezone(UTC).isoformat() if embargo else None,
        "bylines": [author.pk for author in authors],
    }


def _set_bylines(article: Article, authors: tuple[Author, ...]) -> None:
    Byline.objects.filter(article=article).delete()
    Byline.objects.bulk_create(
        Byline(article=article, author=author, position=position)
        for position, author in enumerate(authors)
    )


def _refuse_nameless(article: Article) -> None:
    live = Translation.objects.filter(article=article).live()
    for translation in live.with_nameless_byline().select_related(
        "article__section", "article__place", "latest_revision__lead_photo"
    ):
        if missing := missing_names(translation):
            raise Refused(Decision(False, "names", reasons.missing(missing)))
