"""What readers see of a story at this moment, by language: found by its number."""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, QuerySet, TextField, Value, When

from articles.models import BreakingLine, FinishedPage
from articles.models.prepared import Prepared, Slot

from .maker import maker


@dataclass(frozen=True)
class Shown:
    """What readers see of a story in one language.

    `part_of` is the number of the live story that it is a post of, if it is one; `is_in_the_line`
    says that the breaking line leads to it.

    `teaser`, `head` and `inside` are as they are stored: empty for the other languages, and where
    they are not finished.
    """

    path: str
    publication_id: int
    part_of: int | None
    is_in_the_line: bool
    teaser: str
    head: str
    inside: str


def shown_versions(article_id: int, language: str) -> dict[str, Shown]:
    """What readers see of a story by language, the page in this one; one query."""
    rows = _SHOWN.rows(number=article_id, language=language, maker=maker(language))
    return {code: Shown(*columns) for code, *columns in rows}


def shown_house_page(page: str, language: str) -> dict[str, Shown]:
    """The same of a page of the house, as in "about"; one query."""
    rows = _HOUSE_PAGE.rows(page=page, language=language, maker=maker(language))
    return {code: Shown(*columns) for code, *columns in rows}


def _shown(pages: QuerySet) -> QuerySet:
    return pages.values_list(
        "language",
        "path",
        "publication_id",
        "article__part_of",
        Exists(_lines()),
        *(_only(Slot("language"), Slot("maker"), name) for name in ("teaser", "head", "inside")),
    )


def _lines() -> QuerySet:
    """The breaking lines that lead to a page's story now."""
    named = {"translation": OuterRef("publication__translation"), "language": OuterRef("language")}
    return BreakingLine.objects.visible().filter(**named).order_by()


def _only(language: Slot, maker: Slot, column: str) -> Case:
    """The others' would be read in vain."""
    wanted = When(language=language, made_by=maker, then=column)
    return Case(wanted, default=Value(""), output_field=TextField())


_SHOWN = Prepared(lambda: _shown(FinishedPage.objects.visible().of_story(Slot("number"))))
_HOUSE_PAGE = Prepared(
    lambda: _shown(FinishedPage.objects.visible().filter(article__page=Slot("page")))
)
