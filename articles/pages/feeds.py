"""The feeds of a language's stories, of a section, a tag or an author: what stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, CharField, QuerySet, TextField, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import cached_property

from articles import addresses
from articles.languages import CODES, LANGUAGES, Language
from articles.masthead import masthead
from articles.models import ListingRow, Publication
from articles.models.prepared import Prepared, Slot, as_moment, as_stored, together

from .fetching import with_parts
from .items import Item, item_of, read
from .lists import Subject, feed_path, known
from .live import changed_by_posts
from .live_page import later
from .maker import maker
from .parts import moment
from .story import from_publication
from .teasers import EPOCH

SIZE = 30
# Letters of HTML in one feed; items after that say what they are about, and lead to the page.
MOST_LETTERS = 400_000
# For so long, and for so many stories, those that keep copies are told what was withdrawn.
TOLD_FOR = timedelta(days=30)
MOST_WITHDRAWN = 100


@dataclass(frozen=True)
class Withdrawn:
    """That a story is no longer published, and nothing else of it."""

    story: int
    moment: datetime


@dataclass(frozen=True)
class Feed:
    """A feed before it is written in a form; `path` is the page whose stories it has.

    `own_path` lacks the form at its end. Items run latest first, addresses under ORIGIN.
    """

    language: Language
    title: str
    about: str
    path: str
    own_path: str
    items: tuple[Item, ...]
    withdrawn: tuple[Withdrawn, ...]

    @cached_property
    def updated(self) -> str:
        """When the latest of all that it tells happened; the beginning of time where nothing."""
        moments = [datetime.fromisoformat(item["updated"]) for item in self.items]
        moments += [each.moment for each in self.withdrawn]
        return max(moments, default=EPOCH).isoformat(timespec="seconds")


def feed(language: str) -> Feed:
    """The latest stories of a language; one query.

    One more where one of them is live, some more where items are not finished.
    """
    head = masthead(language)
    return _feed(
        language,
        title=head.name,
        about=head.tagline,
        path=addresses.home(language),
        own_path=addresses.feed(language, ""),
    )


def feed_of(subject: Subject, number: int, language: str) -> Feed | None:
    """The latest stories of one thing, or None where it has no page; two queries, or three.

    A merged tag gives the feed of the one that stands for it.
    """
    thing = known(subject, number, language)
    if thing is None:
        return None
    return _feed(
        language,
        title=f"{masthead(language).name} – {thing.name}",
        about=thing.about,
        path=thing.path,
        own_path=feed_path(subject, thing.number, language),
        kind=subject.kind,
        subject=thing.number,
    )


def withdrawn() -> tuple[dict[str, tuple[Withdrawn, ...]], dict[str, tuple[Withdrawn, ...]]]:
    """The stories that were withdrawn lately, and the live ones that lost posts; one query.

    Each by language, the latest first; a live story stands there once for each post.
    """
    since = as_stored(timezone.now() - TOLD_FOR)
    kinds = [(query, code) for query in (_WITHDRAWN, _WITHDRAWN_POSTS) for code in CODES]
    found = together(*((query, {"language": code, "since": since}) for query, code in kinds))
    told = [_told(rows) for rows in found]
    stories, posts = told[: len(CODES)], told[len(CODES) :]
    return dict(zip(CODES, stories, strict=True)), dict(zip(CODES, posts, strict=True))


def _feed(
    language: str,
    *,
    kind: int = ListingRow.Kind.ALL,
    subject: int = 0,
    **said: str,
) -> Feed:
    values = {"language": language, "kind": kind, "subject": subject, "maker": maker(language)}
    since = as_stored(timezone.now() - TOLD_FOR)
    rows, ended = together((_ITEMS, values), (_WITHDRAWN, {"language": language, "since": since}))
    return Feed(
        language=LANGUAGES[language],
        items=_with_posts(_items(rows), language),
        withdrawn=_told(ended),
        **said,
    )


def _listed() -> QuerySet:
    # Nothing where another has made it.
    own = When(page__made_by=Slot("maker"), then="page__item")
    item = Case(own, default=Value(""), output_field=TextField())
    rows = ListingRow.objects.visible().in_language(Slot("language"))
    rows = rows.in_list(Slot("kind"), Slot("subject")).latest_first()
    return rows.values_list("page_id", item)[:SIZE]


def _withdrawn() -> QuerySet:
    ended = Publication.objects.in_language(Slot("language")).withdrawn_since(Slot("since"))
    return _when(ended.listed(), "translation__article_id")


def _withdrawn_posts() -> QuerySet:
    ended = Publication.objects.in_language(Slot("language")).withdrawn_since(Slot("since"))
    return _when(ended.of_posts(), "translation__article__part_of")


def _when(ended: QuerySet, story: str) -> QuerySet:
    return ended.values_list(story, Cast("visible_until", CharField()))[:MOST_WITHDRAWN]


_ITEMS, _WITHDRAWN = Prepared(_listed), Prepared(_withdrawn)
_WITHDRAWN_POSTS = Prepared(_withdrawn_posts)


def _items(rows: Iterable[tuple[int, str]]) -> tuple[Item, ...]:
    lacking = [number for number, stored in rows if not stored]
    made = with_parts(Publication.objects.all()).in_bulk(lacking) if lacking else {}
    found = {n: read(stored) if stored else _made_now(made[n]) for n, stored in rows}
    # What is asked together comes in no promised order.
    ordered = sorted(found, key=lambda number: (found[number]["moment"], number), reverse=True)
    items = [found[number] for number in ordered]
    letters = 0
    for item in items:
        letters += len(item["html"])
        if letters > MOST_LETTERS:
            item["html"] = ""
    return tuple(items)


def _with_posts(items: tuple[Item, ...], language: str) -> tuple[Item, ...]:
    """With when its posts have changed a live story; a query where there is one."""
    if stories := [item["story"] for item in items if item["is_live"]]:
        changed = changed_by_posts(language, stories)
        for item in items:
            posts = moment(changed.get(item["story"]), language)
            item["updated"] = later(item["updated"], posts)
    return items


def _made_now(publication: Publication) -> Item:
    return item_of(publication, from_publication(publication))


def _told(rows: Iterable[tuple[int, str]]) -> tuple[Withdrawn, ...]:
    found = [Withdrawn(story, as_moment(until)) for story, until in rows]
    return tuple(sorted(found, key=lambda each: (each.moment, each.story), reverse=True))
