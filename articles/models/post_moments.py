"""When the posts of live stories have changed them last, for queries over what readers see."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable

from .finished_page import ListingRow
from .publication import Publication


def last_told(story: int | Combinable, language: str | Combinable) -> Subquery:
    """When the last text of any of its posts came out that was not minor; None without posts."""
    posts = ListingRow.objects.visible().in_language(language)
    posts = posts.in_list(ListingRow.Kind.POST, story).order_by("-page__updated_at")
    return Subquery(posts.values("page__updated_at")[:1])


def last_taken_back(story: int | Combinable, language: str | Combinable) -> Subquery:
    """When the last of its posts was withdrawn of which readers see nothing more; or None."""
    ended = Publication.objects.in_language(language).of_posts_of(story).withdrawn()
    return Subquery(ended.values("visible_until")[:1])


def changed_stories(pages: QuerySet) -> dict[int, datetime]:
    """Story → when a post has changed it last, of the pages of one language; one query."""
    story, language = OuterRef("article_id"), OuterRef("language")
    moments = (last_told(story, language), last_taken_back(story, language))
    rows = pages.values_list("article_id", *moments)
    return {number: max(filter(None, found)) for number, *found in rows if any(found)}
