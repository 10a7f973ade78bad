"""What readers see now, as lists of the desk name it."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from articles.admin.desk import Desk, desk_of_anyone
from articles.admin.rows import NO_HEADLINE, Headline
from articles.languages import LANGUAGES
from articles.models import Publication
from articles.models.prepared import Prepared, filling, slots
from articles.states import Role
from articles.text.characters import shows

MOST_LIVE, MOST_STORIES = 100, 50


class Shown(NamedTuple):
    """A publication that readers see; `is_mine` where the person may open its version."""

    pk: int
    version: int
    article: int
    language: str
    headline: str
    first_published_at: datetime
    is_mine: bool

    @property
    def called(self) -> Headline:
        if not shows(self.headline):
            return Headline(NO_HEADLINE)
        return Headline(self.headline, LANGUAGES[self.language])


def shown_now(desk: Desk, live: list[int], stories: list[int]) -> list[Shown]:
    """The publications, and what readers see of the stories, the latest first; one query."""
    if not live and not stories:
        return []
    rows = _publications(desk.memberships).values(
        person=desk.person.pk,
        **filling("publication", MOST_LIVE, live),
        **filling("story", MOST_STORIES, stories),
    )
    shown = {row.pk: row for row in map(Shown._make, rows)}
    return sorted(shown.values(), key=lambda row: (row.first_published_at, row.pk), reverse=True)


def by_story(shown: Iterable[Shown]) -> dict[int, Shown]:
    """Story → what readers saw of it first, which is most often its original."""
    return {row.article: row for row in shown}


@lru_cache(maxsize=256)
def _publications(memberships: frozenset[tuple[str, Role]]) -> Prepared:
    mine = desk_of_anyone(memberships).translations().filter(pk=OuterRef("translation"))
    visible = Publication.objects.order_by().visible().annotate(is_mine=Exists(mine))
    live = visible.filter(pk__in=slots("publication", MOST_LIVE))
    of_stories = visible.filter(translation__article__pk__in=slots("story", MOST_STORIES))
    columns = (
        *("pk", "translation_id", "translation__article_id", "language", "revision__headline"),
        *("first_published_at", "is_mine"),
    )
    shown = live.values_list(*columns).union(of_stories.values_list(*columns), all=True)
    return Prepared(lambda: shown)
