"""Writing: new stories, new language versions and every save."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from articles.models import (
    Article,
    HouseStyle,
    JournalEntry,
    Revision,
    Translation,
)
from articles.models.clock import database_now
from articles.states import Condition, Move, Status
from articles.text.losses import Lost
from articles.text.repair import Change
from articles.workflow import after, reasons
from articles.workflow.decisions import Decision, may_in_language
from articles.workflow.errors import Refused, StaleCopy, refuse_unless
from articles.workflow.hashtags import tags_in
from articles.workflow.reading import refuse_unless_readable, text_readers_see
from articles.workflow.recording import OpenMove, change_status, entry_of, hold, open_move
from articles.workflow.schedules import hold_schedule
from articles.workflow.withdrawn_names import naming

from .autosave import discard
from .beginnings import make_article, make_translation
from .content import (
    NOTHING_SHARED,
    TEXTS,
    Content,
    GalleryPhoto,
    Prepared,
    Shared,
    content_of,
    prepare,
)
from .correcting import only_repaired
from .revising import make_revision

NOT_LIVE = Decision(False, "live", reasons.CONDITION_REASONS[Condition.RUNNING])


@dataclass(frozen=True)
class Saved:
    """What a save did; `is_new` is false where the text was unchanged or had been stored before."""

    translation: Translation
    revision: Revision
    repairs: tuple[Change, ...] = ()
    losses: tuple[Lost, ...] = ()
    is_new: bool = True


def create_story(
    *,
    actor: AbstractBaseUser,
    language: str,
    content: Content,
    shared: Shared = NOTHING_SHARED,
    token: str | None = None,
    working_copies: Collection[str] = (),
) -> Saved:
    """Begin a story with its first text. The same token again returns what it made before.

    A text that was changed since is saved over the one that the token made; raises StaleCopy
    where somebody else has saved there. `working_copies` are the keys of those that it stores.
    """
    prepared = prepare(content, language)
    try:
        with naming(shared.bylines), transaction.atomic():
            discard(working_copies, actor=actor)
            return _create(actor, language, prepared, shared, token)
    except IntegrityError:
        # The same form, sent twice at once: the other one was first.
        if entry_of(actor, token) is None:
            raise
        with transaction.atomic():
            discard(working_copies, actor=actor)
            return _create(actor, language, prepared, shared, token)


def _create(
    actor: AbstractBaseUser, language: str, prepared: Prepared, shared: Shared, token: str | None
) -> Saved:
    if before := entry_of(actor, token):
        return _saved_on(before, actor, prepared, token)
    refuse_unless(may_in_language(actor, Move.CREATE, language))
    if shared.part_of:
        _refuse_unless_running(shared.part_of)
    article = make_article(actor, shared)
    translation = make_translation(article, language, actor)
    revision = begin_version(translation, actor, Move.CREATE, prepared.content, token)
    return Saved(translation, revision, prepared.repairs, prepared.losses)


def _refuse_unless_running(story: Article) -> None:
    """A story takes posts while it is live; its row is held, so that it does not end meanwhile."""
    held = Article.objects.select_for_update(no_key=True).get(pk=story.pk)
    if not held.is_running:
        raise Refused(NOT_LIVE)


def _saved_on(
    before: JournalEntry, actor: AbstractBaseUser, prepared: Prepared, token: str | None
) -> Saved:
    saved = save_draft(
        before.translation,
        actor=actor,
        content=prepared.content,
        opened_revision=before.revision_id,
        token=token,
    )
    return replace(saved, repairs=prepared.repairs, losses=prepared.losses)


def start_translation(
    source: Translation,
    *,
    actor: AbstractBaseUser,
    language: str,
    original: Revision | None = None,
    token: str | None = None,
) -> Saved:
    """Begin a language version made from another: empty text, the source's photos and tags.

    It begins from `original`, a text of the source that the person may read; else from the one
    that readers see, else from the newest. Raises Refused.
    """
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=source.article_id)
        if before := entry_of(actor, token):
            return stored_before(before)
        refuse_unless(may_in_language(actor, Move.TRANSLATE, language))
        existing = Translation.objects.filter(article_id=source.article_id, language=language)
        if translation := existing.select_related("latest_revision").first():
            return Saved(translation, translation.latest_revision, is_new=False)
        original = _original(source, actor, original)
        translation = make_translation(source.article, language, actor, source=source)
        content = _carried_over(content_of(original))
        revision = begin_version(translation, actor, Move.TRANSLATE, content, token, original)
    return Saved(translation, revision)


def save_draft(
    translation: Translation,
    *,
    actor: AbstractBaseUser,
    content: Content,
    opened_revision: int,
    source_revision: Revision | None = None,
    token: str | None = None,
    working_copies: Collection[str] = (),
    suggested_by: int | None = None,
) -> Saved:
    """Store a text as the latest revision.

    `opened_revision` is the id of the revision that the text was written over; raises StaleCopy
    where somebody has saved since. `source_revision` says that the text now follows that text of
    its source. `working_copies` as in `create_story`. `suggested_by` is the number of whoever has
    suggested the wording that is taken by it, and counts as one of the writers. An approval is
    voided and a schedule held. Raises Refused, ValidationError.
    """
    prepared = prepare(content, translation.language)
    with transaction.atomic():
        held = hold(translation.pk)
        discard(working_copies, actor=actor)
        if before := entry_of(actor, token):
            if _has_made(before, translation, prepared.content):
                return stored_before(before)
            token = None
            # Typed on after the answer was lost: a save of its own, over the one before.
            if before.translation_id == translation.pk:
                opened_revision = before.revision_id
        current = open_move(held, actor=actor, move=Move.SAVE, token=token)
        held = current.translation
        content = with_hashtags(prepared.content, held.language)
        follows = source_revision or held.latest_revision.source_revision
        if _is_same(held.latest_revision, content, follows):
            told = (prepared.repairs, prepared.losses)
            return Saved(held, held.latest_revision, *told, is_new=False)
        if held.latest_revision_id != opened_revision:
            raise StaleCopy(held.latest_revision)
        only_repairs = suggested_by is None and _is_only_repaired(held, content, follows)
        revision = make_revision(
            current, content, follows, only_repairs=only_repairs, suggested_by=suggested_by
        )
        make_latest(current, revision)
    return Saved(translation, revision, prepared.repairs, prepared.losses)


def make_latest(
    current: OpenMove,
    revision: Revision,
    *,
    said: dict[str, object] | None = None,
    **columns: object,
) -> None:
    """Put a text that was just made in the place of the latest one, with its entry.

    An approval is voided and a schedule held; `said` is what the entry tells beside, `columns`
    what else the version's row says from now on.
    """
    held = current.translation
    to = change_status(current, latest_revision=revision, approval=None, **columns)
    current.record(to=to, revision=revision, after=said)
    after.source_followed(held)
    if held.status == Status.APPROVED:
        hold_schedule(current)


def _original(source: Translation, actor: AbstractBaseUser, wanted: Revision | None) -> Revision:
    """The text to translate: what readers see, or one that the person may read at the desk."""
    public = text_readers_see(source)
    if public and wanted in (None, public):
        return public
    refuse_unless_readable(actor, source)
    return wanted or source.latest_revision


def _carried_over(content: Content) -> Content:
    """What a new language version takes from its source: pictures and tags, no words."""
    return Content(
        lead_photo=content.lead_photo,
        tags=content.tags,
        gallery=tuple(GalleryPhoto(stands.photo) for stands in content.gallery),
    )


def stored_before(entry: JournalEntry) -> Saved:
    """What the form has stored that made this entry."""
    return Saved(entry.translation, entry.revision, is_new=False)


def _has_made(entry: JournalEntry, translation: Translation, content: Content) -> bool:
    """Whether the event stored this very text in this version."""
    if entry.translation_id != translation.pk:
        return False
    return content_of(entry.revision) == with_hashtags(content, translation.language)


def begin_version(
    translation: Translation,
    actor: AbstractBaseUser,
    move: Move,
    content: Content,
    token: str | None,
    follows: Revision | None = None,
) -> Revision:
    """Store the first text of a version that was just made, as `move` does."""
    current = OpenMove(translation, actor, move, database_now(), token=token)
    revision = make_revision(current, with_hashtags(content, translation.language), follows)
    translation.latest_revision = revision
    translation.save(update_fields=["latest_revision"])
    after.source_followed(translation)
    current.record(to=Status.DRAFT, revision=revision)
    return revision


def with_hashtags(content: Content, language: str) -> Content:
    return replace(content, tags=content.tags | tags_in(content.body, language))


def _is_same(latest: Revision, content: Content, follows: Revision | None) -> bool:
    if latest.source_revision_id != (follows.pk if follows else None):
        return False
    # What stands in the row itself is compared first: most saves differ in it.
    is_alike = all(getattr(latest, name) == getattr(content, name) for name in TEXTS)
    return is_alike and content_of(latest) == content


def _is_only_repaired(held: Translation, content: Content, follows: Revision | None) -> bool:
    """Whether a save leaves its person outside the writers: a choice of the house.

    Never the first change after a publication: somebody else has to have written since.
    """
    if settings.SAFE_REPAIRS_COUNT:
        return False
    latest = held.latest_revision
    if follows != latest.source_revision:
        return False
    if held.publications.not_cancelled().filter(revision=latest).exists():
        return False
    before, style = content_of(latest), HouseStyle.current()
    return only_repaired(before, content, held.language, style=style)
