"""The index kept in step with what changes, in the transaction that changes it."""

from collections.abc import Callable, Sequence
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from articles.models import (
    Article,
    Author,
    Publication,
    SearchEntry,
    Tag,
    Translation,
)
from articles.priorities import CORRECTION

from .desk import index_author_names, index_tag_names
from .forgetting import order_forgetting
from .index import index_again, index_many, remove

AT_ONCE = 1000  # stories; more would keep whoever renames an author or a tag waiting
BATCH = 100


def follow(translation: Translation) -> None:
    """Make the index agree with a version's publications; for use in the verb's transaction.

    A scheduled one goes in at once and is found when it is due; one that has ended goes out. The
    verb holds what it is found by.
    """
    ahead = set(translation.publications.ahead().listed().values_list("pk", flat=True))
    entries = SearchEntry.objects.filter(publication__translation=translation)
    indexed = set(entries.values_list("pk", flat=True))
    if ended := indexed - ahead:
        remove(ended)
        order_forgetting()
    index_many(Publication(pk=pk) for pk in ahead - indexed)


def follow_story(article: Article) -> None:
    """Find a story's versions by what they share now; for use in the verb's transaction.

    The verb holds the story's row and its authors.
    """
    index_again(Publication.objects.of_story(article.pk))
    order_forgetting()


def follow_author(author: Author) -> None:
    """Find an author's stories by the present name; for use in the transaction that renames.

    Where the stories are very many the job queue does it, soon after.
    """
    index_author_names(author)
    _follow(Publication.objects.by_author(author.pk), partial(index_author.enqueue, author.pk))


def follow_byline(author: Author, numbers: Sequence[int]) -> None:
    """Find these publications by an author who has taken another's place; as `follow_author`."""
    if len(numbers) <= AT_ONCE:
        index_again(Publication.objects.filter(pk__in=numbers))
        order_forgetting()
    else:
        index_author.enqueue(author.pk)


def follow_tag(tag: Tag) -> None:
    """Find a tag's stories by its present names and spellings; as `follow_author`.

    The transaction holds the tag.
    """
    index_tag_names(tag)
    _follow(Publication.objects.with_tag(tag.pk), partial(index_tag.enqueue, tag.pk))


@task(priority=CORRECTION)
def index_author(author_id: int) -> int:
    """The job, in short transactions; how many publications were indexed anew."""
    return _in_batches(Publication.objects.by_author(author_id))


@task(priority=CORRECTION)
def index_tag(tag_id: int) -> int:
    """The same for a tag, with those that were merged into it."""
    return _in_batches(Publication.objects.with_tag(tag_id))


def _follow(publications: QuerySet, have_it_done: Callable[[], object]) -> None:
    stories = publications.ahead()
    if stories.count() <= AT_ONCE:
        index_again(stories)
        order_forgetting()
    else:
        # Into the queue with the change itself: between the two it could be lost.
        have_it_done()


def _in_batches(publications: QuerySet) -> int:
    numbers = list(publications.ahead().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        with transaction.atomic():
            index_again(Publication.objects.filter(pk__in=numbers[start : start + BATCH]))
    order_forgetting()
    return len(numbers)
