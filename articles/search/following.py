"""The index kept in step with what changes, in the transaction that changes it."""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task

from articles.models import (
    Article,
    Author,
    Byline,
    Publication,
    RevisionTag,
    SearchEntry,
    Tag,
    Translation,
)
from articles.priorities import CORRECTION

from .desk import index_author_names, index_tag_names
from .forgetting import order_forgetting
from .index import ahead_of, index_again, index_many, remove

AT_ONCE = 1000  # stories; more would keep whoever renames an author or a tag waiting
BATCH = 100


def follow(translation: Translation) -> None:
    """Make the index agree with a version's publications; for use in the verb's transaction.

    A scheduled one goes in at once and is found when it is due; one that has ended goes out. The
    verb has called `hold_bylines_and_tags` before.
    """
    ahead = set(ahead_of(translation.publications.all()).values_list("pk", flat=True))
    entries = SearchEntry.objects.filter(publication__translation=translation)
    indexed = set(entries.values_list("pk", flat=True))
    if ended := indexed - ahead:
        remove(ended)
        order_forgetting()
    index_many(Publication(pk=pk) for pk in ahead - indexed)


def follow_story(article: Article) -> None:
    """Find a story's versions by what they share now; for use in the verb's transaction.

    The verb holds the story's row.
    """
    _hold_authors(article)
    index_again(Publication.objects.of_story(article.pk))
    order_forgetting()


def follow_author(author: Author) -> None:
    """Find an author's stories by the present name; for use in the transaction that renames.

    Where the stories are very many the job queue does it, soon after.
    """
    index_author_names(author)
    _follow(Publication.objects.by_author(author.pk), partial(index_author.enqueue, author.pk))


def follow_tag(tag: Tag) -> None:
    """Find a tag's stories by its present names and spellings; as `follow_author`.

    The transaction has called `hold_tags` before.
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
    stories = ahead_of(publications)
    if stories.count() <= AT_ONCE:
        index_again(stories)
        order_forgetting()
    else:
        # Into the queue with the change itself: between the two it could be lost.
        have_it_done()


def _in_batches(publications: QuerySet) -> int:
    numbers = list(ahead_of(publications).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        with transaction.atomic():
            index_again(Publication.objects.filter(pk__in=numbers[start : start + BATCH]))
    order_forgetting()
    return len(numbers)


def hold_bylines_and_tags(article: Article, *, revision_id: int | None = None) -> None:
    """Let nobody change or rename the authors and tags while a text is indexed under them.

    `revision_id` is the text that goes in. The story then knows its bylines. Comes before any
    publication is held, as with those who change or rename: story, authors, tags, publications,
    each by number; in another order two would wait for each other.
    """
    articles = Article.objects.select_for_update(no_key=True).filter(pk=article.pk)
    list(articles.values_list("pk"))
    _hold_authors(article)
    if revision_id is not None:
        carried = RevisionTag.objects.filter(content_object=revision_id)
        tags = Tag.objects.select_for_update(no_key=True).filter(pk__in=carried.values("tag_id"))
        list(tags.order_by("pk").values_list("pk"))


def hold_tags(*tag_ids: int) -> None:
    """Let nobody publish under these tags, or what was merged into them, while they are changed.

    For use in the transaction that changes, before it does.
    """
    family = Tag.objects.filter(Q(pk__in=tag_ids) | Q(merged_into__in=tag_ids)).order_by("pk")
    held = family.select_for_update(no_key=True).values_list("pk")
    for _ in range(2):  # while the first waits, one more can be merged into them
        list(held.all())


def _hold_authors(article: Article) -> None:
    """Lock the authors of a story; its bylines, read with them, are kept as if fetched along."""
    held = Byline.objects.select_for_update(of=("author",), no_key=True).select_related("author")
    rows = list(held.filter(article=article).order_by("author_id"))
    rows.sort(key=lambda row: (row.position, row.pk))
    links = article.byline_links.all()
    links._result_cache = rows
    article._prefetched_objects_cache = {"byline_links": links}
