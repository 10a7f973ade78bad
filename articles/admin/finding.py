"""Words looked for in the desk's lists, among what the person may read and nothing else."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from articles.models import Article, Author, Byline, Revision, RevisionTag, Translation
from articles.models.article_querysets import ArticleQuerySet
from articles.models.version_querysets import TranslationQuerySet
from articles.search.desk import Kind, found_among

from .desk import Desk

# So many tags of a name are looked for.
MOST_NAMES = 100


def texts_called(rows: TranslationQuerySet, words: str) -> TranslationQuerySet:
    """Those of the versions in whose newest text, or in whose story's slugline, the words are.

    `rows` are of `desk.translations()`: a text that is found by its words is told.
    """
    if not words.strip():
        return rows
    every = Translation.objects.order_by()
    stories = found_among(Article.objects.order_by(), Kind.STORY, words).values("pk")
    found = found_among(every, Kind.TEXT, words).values("pk")
    # Each by its own index; one condition or the other of a row would be asked of every row.
    return rows.filter(pk__in=found.union(every.filter(article__in=stories).values("pk"), all=True))


def stories_called(desk: Desk, rows: ArticleQuerySet, words: str) -> ArticleQuerySet:
    """Those of the stories of which the person may open a version with the words."""
    if not words.strip():
        return rows
    return rows.filter(pk__in=texts_called(desk.translations(), words).values("article_id"))


def texts_about(desk: Desk, rows: TranslationQuerySet, words: str) -> TranslationQuerySet:
    """Those of the versions whose newest text carries a tag of that name, or whose place it is.

    Of a tag that stands for another, that one's texts as well.
    """
    tags = found_among(desk.tags().order_by(), Kind.TAG, words)
    numbers = tags.values("pk").union(
        tags.filter(merged_into__isnull=False).values("merged_into"), all=True
    )
    known = list(numbers.values_list("pk", flat=True)[:MOST_NAMES])
    carried = RevisionTag.objects.filter(tag__in=known).values("content_object")
    own = Translation.objects.order_by().filter(latest_revision__in=carried).values("pk")
    there = Translation.objects.order_by().filter(article__place__in=known).values("pk")
    return rows.filter(pk__in=own.union(there, all=True))


def texts_by(rows: TranslationQuerySet, words: str) -> TranslationQuerySet:
    """Those of the versions over which an author of that name stands."""
    authors = found_among(Author.objects.order_by(), Kind.AUTHOR, words).values("pk")
    return rows.filter(article__in=Byline.objects.filter(author__in=authors).values("article"))


def texts_written_by(desk: Desk, rows: TranslationQuerySet, name: str) -> TranslationQuerySet:
    """Those of the versions that a person of that name has written in, where that may be told."""
    people = get_user_model().objects.filter(
        Q(display_name__icontains=name) | Q(username__icontains=name)
    )
    told = Q(translation__language__in=desk.writers_seen_in) | Q(writer=desk.person.pk)
    written = Revision.objects.order_by().filter(told, writer__in=people.values("pk"))
    return rows.filter(pk__in=written.values("translation"))
