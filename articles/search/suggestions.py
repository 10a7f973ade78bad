"""Names to offer while somebody types: tags and authors that readers can find stories of."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Author, ListingRow, Publication, RevisionTag, Spelling, Tag
from articles.models.planned import Planned
from articles.models.prepared import Slot, together
from articles.text.alphabets import in_order
from articles.text.fold import fold

LATEST = 200  # stories whose tags are offered before anything is typed


@dataclass(frozen=True)
class Suggestions:
    """Tags and authors that are called as some words begin, each with its name alone."""

    tags: list[Tag]
    authors: list[Author]


def suggestions(beginning: str, *, language: str, limit: int = 8, authors: int = 3) -> Suggestions:
    """Tags of which some spelling in `language` begins so, and authors of whom a part of the name.

    At most `limit` altogether, `authors` of them authors; one query, and another where an author
    is called so. An outlet's authors are few enough to read all their names.
    """
    key = fold(beginning[:100], language)
    if not key:
        return Suggestions([], [])
    asked = {"language": language, "key": key.replace(" ", "_")}
    found, people = together((_tags(language, limit), asked), (_all_authors(language), {}))
    called = [pk for pk, name in people if f" {key}" in f" {_folded(name, language)}"]
    known = _known_authors(called, language, authors) if called else []
    tags = _sorted([_tag(row, language) for row in found[: limit - len(known)]], language)
    return Suggestions(tags, known)


def suggest(beginning: str, *, language: str, limit: int = 8) -> list[Tag]:
    """Tags named in `language` of which some spelling begins so; one query or two."""
    return suggestions(beginning, language=language, limit=limit, authors=0).tags


def suggest_authors(beginning: str, *, language: str, limit: int = 3) -> list[Author]:
    """Authors of whom, in `language`, the name or a part of it begins so; at most two queries."""
    return suggestions(beginning, language=language, authors=limit).authors


@lru_cache(maxsize=16)
def _tags(language: str, limit: int) -> Planned:
    def build() -> QuerySet:
        spelled = Spelling.objects.filter(language=Slot("language"), key__startswith=Slot("key"))
        tags = Tag.objects.filter(pk__in=spelled.values("tag_id"), merged_into=None)
        listed = _listed(ListingRow.Kind.TAG, Slot("language"))
        tags = tags.filter(Exists(listed)).order_by("-pk")
        return _with_name(tags, language).values_list("pk", f"name_{language}")[:limit]

    return Planned(build)


@lru_cache(maxsize=4)
def _all_authors(language: str) -> Planned:
    def build() -> QuerySet:
        return _with_name(Author.objects.order_by(), language).values_list("pk", f"name_{language}")

    return Planned(build)


def _known_authors(called: list[int], language: str, limit: int) -> list[Author]:
    """Those of the authors of whom readers find stories."""
    listed = _listed(ListingRow.Kind.AUTHOR, language)
    authors = Author.objects.filter(Exists(listed), pk__in=called).order_by("-pk")
    return _sorted(authors[:limit], language)


def _listed(kind: int, language: str | Slot) -> QuerySet:
    """What readers find on the page of a tag or an author."""
    rows = ListingRow.objects.visible().in_language(language)
    return rows.in_list(kind, OuterRef("pk"))


def _tag(row: tuple[int, str], language: str) -> Tag:
    return Tag.from_db(connection.alias, ["id", f"name_{language}", "merged_into_id"], [*row, None])


def latest_tags(*, language: str, limit: int = 60) -> list[Tag]:
    """The tags of the latest stories, those named in `language`; two queries."""
    stories = Publication.objects.visible().listed().in_language(language).latest_first()
    links = RevisionTag.objects.filter(content_object__in=stories.values("revision_id")[:LATEST])
    roots = links.annotate(root=Coalesce("tag__merged_into_id", "tag_id")).values("root")
    newest = roots.annotate(newest=Max("content_object_id")).order_by("-newest")
    places = {root: place for place, root in enumerate(newest.values_list("root", flat=True))}
    named = _with_name(Tag.objects.filter(pk__in=places), language)
    return _sorted(sorted(named, key=lambda tag: places[tag.pk])[:limit], language)


def _with_name(rows: QuerySet, language: str) -> QuerySet:
    name = f"name_{language}"
    return rows.exclude(**{name: None}).exclude(**{name: ""})


def _sorted(rows: Iterable[Tag | Author], language: str) -> list:
    return in_order(rows, lambda row: row.name_in(language), language)


_folded = lru_cache(maxsize=2000)(fold)
