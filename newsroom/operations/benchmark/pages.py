"""Which pages are weighed: those of the newest story and of what it stands under, and searches."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import QuerySet

from articles import addresses
from articles.models import Author, FinishedPage, ListingRow, Section, Tag
from articles.pages.teasers import EPOCH, MICROSECOND
from articles.search import search
from newsroom.operations.archive import words
from newsroom.operations.archive.pieces import NAMES, names

LANGUAGE = "ar"
Kind = ListingRow.Kind
LISTS = {
    "section": (Kind.SECTION, Section, addresses.section),
    "tag": (Kind.TAG, Tag, addresses.tag),
    "author": (Kind.AUTHOR, Author, addresses.author),
}
# One of ten that every text is made of, a name that few of them hold, and both kinds of words.
COMMON = words.WHAT[LANGUAGE][1]
TWO = f"{COMMON} {words.WHO[LANGUAGE][4]}"


def readers_pages() -> dict[str, str]:
    """The paths by name; empty where there is no story with a picture and a tag."""
    story = newest_story()
    return dict(_paths(story)) if story else {}


def newest_story() -> FinishedPage | None:
    """The newest in several languages with all that pages show."""
    tagged = ListingRow.objects.filter(kind=Kind.TAG).values("page")
    pages = FinishedPage.objects.visible().in_language(LANGUAGE).filter(pk__in=tagged)
    pictured = pages.filter(inside__contains='class="story__lead"')
    newest = list(pictured.order_by("-first_published_at")[:50])
    return next((page for page in newest if _is_translated(page)), next(iter(newest), None))


def _is_translated(page: FinishedPage) -> bool:
    return FinishedPage.objects.visible().of_story(page.article_id).count() > 1


def _paths(story: FinishedPage) -> Iterator[tuple[str, str]]:
    yield "article", story.path
    yield "home", addresses.home(LANGUAGE)
    for name, (kind, model, address) in LISTS.items():
        row = ListingRow.objects.filter(page=story, kind=kind).order_by("subject")[0]
        subject = model.objects.get(pk=row.subject)
        first = address(LANGUAGE, subject.pk, subject.name_in(LANGUAGE))
        yield f"{name}, first page", first
        yield f"{name}, middle page", first + _cursor(kind, row.subject)
    for name, typed in (("a common word", COMMON), ("a rare word", rare()), ("two words", TWO)):
        yield f"search, {name}", f"{addresses.search(LANGUAGE)}?{urlencode({'q': typed})}"


def rare() -> str:
    """The family name of somebody whom few texts name: the rarest of some that are found."""
    known, rank = [name.split()[-1] for name in names(LANGUAGE)], NAMES // 2
    while rank and not found(known[rank]):
        rank //= 2
    return known[rank]


def _cursor(kind: int, subject: int) -> str:
    """What leads to the middle of a list."""
    rows: QuerySet = ListingRow.objects.visible().in_language(LANGUAGE).in_list(kind, subject)
    ordered = rows.latest_first().values_list("first_published_at", "page_id")
    moment, number = ordered[rows.order_by().count() // 2]
    return "?" + urlencode({"before": f"{(moment - EPOCH) // MICROSECOND}-{number}"})


def found(typed: str) -> int:
    """How many stories the first page of a search has."""
    return len(search(typed, language=LANGUAGE).hits)
