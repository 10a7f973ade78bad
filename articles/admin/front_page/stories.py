"""The stories that a front page may have pinned: what readers see of a language, or will see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from articles.admin.desk import Desk
from articles.admin.finding import texts_called
from articles.models import Publication

OFFERED = 20


@dataclass(frozen=True)
class FrontStory:
    """A language version under the headline that readers see; `out_at` is when it came or comes."""

    version: int
    headline: str
    section: str
    out_at: datetime
    is_scheduled: bool


Stories = dict[int, FrontStory]


def stories_of(versions: Iterable[int], language: str) -> Stories:
    """Those of the versions that readers see or will see; one query."""
    chosen = set(versions)
    return _read(_ahead(language).filter(translation__in=chosen), language) if chosen else {}


def offered(desk: Desk, language: str, words: str, *, without: Iterable[int]) -> Stories:
    """The latest others, or those with the words; one query."""
    chosen = _ahead(language).exclude(translation__in=set(without))
    if words.strip():
        found = texts_called(desk.translations().in_language(language), words)
        chosen = chosen.filter(translation__in=found.order_by().values("pk"))
    return _read(chosen.latest_first()[:OFFERED], language)


def _ahead(language: str) -> QuerySet:
    return Publication.objects.ahead().listed().in_language(language)


def _read(publications: QuerySet, language: str) -> Stories:
    """By version; of one with a text to come it is the one that is live."""
    columns = (
        *("translation_id", "revision__headline", "first_published_at", "visible_from"),
        f"translation__article__section__name_{language}",
    )
    now, found = timezone.now(), {}
    for version, headline, first, begins, section in publications.values_list(*columns):
        is_scheduled = begins > now
        if version not in found or not is_scheduled:
            found[version] = FrontStory(version, headline, section or "", first, is_scheduled)
    return found
