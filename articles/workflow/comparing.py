"""What readers' pages are read from, compared with what would be made now; writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, Model, OuterRef

from articles.models import FinishedPage, ListingRow, Publication
from articles.pages.fetching import with_parts
from articles.pages.finishing import finish

from .finished import held_ahead, page_of, rows_of

NO_PAGE = "has no page"
LISTS = "stands in other lists"
WITHOUT_STORY = "is a post whose live story readers do not see"
TOO_MANY = "is not to be seen, and has a page or stands in a list"


@dataclass(frozen=True)
class Difference:
    """A publication whose rows are not what they would be; `what` is for whoever operates."""

    publication_id: int
    what: str


@transaction.atomic
def among(numbers: list[int]) -> list[Difference]:
    """What differs in the rows of these publications, which are held meanwhile."""
    ahead = with_parts(held_ahead(numbers))
    made = {publication.pk: (publication, finish(publication)) for publication in ahead}
    pages = FinishedPage.objects.ahead().in_bulk(numbers)
    rows = ListingRow.objects.ahead().filter(page__in=numbers)
    stored = {number: (pages.get(number), []) for number in numbers}
    for row in rows:
        stored[row.page_id][1].append(row)
    alone = _without_their_story(numbers)
    found = [(number, _what(made.get(number), *stored[number])) for number in numbers]
    found += [(number, WITHOUT_STORY) for number in alone]
    return [Difference(number, what) for number, what in sorted(found) if what]


def _without_their_story(numbers: list[int]) -> list[int]:
    story = Publication.objects.visible().filter(
        translation__article=OuterRef("translation__article__part_of"),
        language=OuterRef("language"),
    )
    posts = Publication.objects.filter(pk__in=numbers).visible().of_posts()
    return list(posts.exclude(Exists(story)).values_list("pk", flat=True))


def _what(made: tuple | None, page: FinishedPage | None, rows: list[ListingRow]) -> str:
    """What differs, or nothing."""
    if made is None:
        return TOO_MANY if page or rows else ""
    if page is None:
        return NO_PAGE
    expected, stored = _columns(page_of(*made)), _columns(page)
    if other := [name for name in expected if expected[name] != stored[name]]:
        return f"differs in {', '.join(other)}"
    return "" if _all(rows_of(*made)) == _all(rows) else LISTS


def _all(rows: Iterable[ListingRow]) -> list[tuple]:
    return sorted(tuple(_columns(row).items()) for row in rows)


def _columns(row: Model) -> dict[str, object]:
    names = [field.attname for field in row._meta.concrete_fields if field.name != "id"]
    return {name: getattr(row, name) for name in names}
