"""The start page: what waits for this person, queue by queue. The number of queries is constant."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import addresses
from articles.admin.desk import Desk
from articles.admin.reading import address_of
from articles.admin.rows import Headline, VersionRow, headline_of, row_of, with_what_rows_show
from articles.admin.unsaved import unsaved_of
from articles.languages import LANGUAGES, Language
from articles.models import Article, Publication, Translation
from articles.models.version_querysets import TranslationQuerySet
from articles.states import EDITORS, TRANSLATORS, Move, Role

SHOWN = 15


@dataclass(frozen=True)
class Queue:
    """One list of the start page; `has_more` where it goes on beyond what is shown."""

    name: str
    title: str | Promise
    rows: list[VersionRow]
    has_more: bool = False
    is_urgent: bool = False


@dataclass(frozen=True)
class WaitingStory:
    """A story by its number and the headline of one of its versions."""

    article: Article
    headline: Headline


@dataclass(frozen=True)
class Untranslated:
    """Stories that readers see in another language and that nobody has begun in this one."""

    language: Language
    stories: list[WaitingStory]


@dataclass(frozen=True)
class Live:
    """What readers see, under which headline; `address` is the desk's for those who may open it."""

    publication: Publication
    headline: Headline
    address: str


@dataclass(frozen=True)
class _Kind:
    name: str
    title: str | Promise
    chosen: Callable[[TranslationQuerySet, Desk], TranslationQuerySet]
    is_urgent: bool = field(default=False)


def _editing(rows: TranslationQuerySet, desk: Desk) -> TranslationQuerySet:
    return rows.in_languages(desk.languages_of(*EDITORS))


def _publishing(rows: TranslationQuerySet, desk: Desk) -> TranslationQuerySet:
    return rows.in_languages(desk.languages_of(Role.PUBLISHER))


def _mine(rows: TranslationQuerySet, desk: Desk) -> TranslationQuerySet:
    return rows.written_by(desk.person.pk)


def _concerning(rows: TranslationQuerySet, desk: Desk) -> TranslationQuerySet:
    return rows.concerning(desk.person.pk, desk.languages_of(*EDITORS))


KINDS = (
    _Kind(
        "held",
        _("Schedules stopped by an edit"),
        lambda rows, desk: _concerning(rows.held(), desk),
        is_urgent=True,
    ),
    _Kind(
        "sent_back",
        _("Sent back to me"),
        lambda rows, desk: _mine(rows.sent_back(), desk).with_reason_sent_back(),
        is_urgent=True,
    ),
    _Kind(
        "review", _("Waiting for review"), lambda rows, desk: _editing(rows.awaiting_review(), desk)
    ),
    _Kind(
        "ready",
        _("Approved, ready to publish"),
        lambda rows, desk: _publishing(rows.ready_to_publish(), desk),
    ),
    _Kind(
        "scheduled",
        _("Scheduled"),
        lambda rows, desk: _concerning(rows.scheduled(), desk).order_by("due_at"),
    ),
    _Kind("drafts", _("My drafts"), lambda rows, desk: _mine(rows.in_draft(), desk)),
    _Kind(
        "with_editors",
        _("Mine, with the editors"),
        lambda rows, desk: _mine(rows.awaiting_review(), desk),
    ),
    _Kind(
        "out_of_step",
        _("Translations whose source has changed"),
        lambda rows, desk: rows.out_of_step().in_languages(desk.languages_of(*TRANSLATORS)),
    ),
)


def context(desk: Desk) -> dict:
    """Everything that the start page shows to this person."""
    queues = [_read(kind, desk) for kind in KINDS] if desk.memberships else []
    return {
        "desk": desk,
        "typed": unsaved_of(desk.person, desk.translations()),
        "queues": [queue for queue in queues if queue.rows],
        "untranslated": list(_untranslated(desk)),
        "live": _live(desk),
        "beginnings": [LANGUAGES[code] for code in desk.languages_to_begin(Move.CREATE)],
    }


def _read(kind: _Kind, desk: Desk) -> Queue:
    chosen = kind.chosen(with_what_rows_show(Translation.objects.all()), desk)
    found = list(chosen[: SHOWN + 1])
    rows = [row_of(translation) for translation in found[:SHOWN]]
    return Queue(kind.name, kind.title, rows, len(found) > SHOWN, kind.is_urgent)


def _untranslated(desk: Desk) -> Iterable[Untranslated]:
    for code in desk.languages_of(Role.TRANSLATOR):
        stories = Article.objects.live_anywhere().without_version_in(code)
        shown = list(stories[:SHOWN])
        if shown:
            seen = _headlines(shown)
            yield Untranslated(LANGUAGES[code], [WaitingStory(row, seen[row.pk]) for row in shown])


def _headlines(articles: list[Article]) -> dict[int, Headline]:
    """What readers see over each story, in the language that it came out in first; one query."""
    shown = Publication.objects.visible().filter(translation__article__in=articles)
    return {
        publication.translation.article_id: headline_of(publication.revision, publication.language)
        for publication in shown.select_related("revision", "translation").latest_first()
    }


def _live(desk: Desk) -> list[Live]:
    latest = Publication.objects.visible().in_languages(desk.languages).latest_first()
    shown = list(latest.select_related("revision", "translation")[:SHOWN])
    versions = [publication.translation_id for publication in shown]
    mine = set(desk.translations().filter(pk__in=versions).values_list("pk", flat=True))
    return [
        Live(
            publication,
            headline_of(publication.revision, publication.language),
            _address(publication, is_open=publication.translation_id in mine),
        )
        for publication in shown
    ]


def _address(publication: Publication, *, is_open: bool) -> str:
    translation = publication.translation
    if is_open:
        return address_of(translation)
    return addresses.short(translation.language, translation.article_id)
