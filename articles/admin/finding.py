"""Words looked for in the desk's lists, among what the person may read and nothing else."""

from articles.models import Article, Translation
from articles.models.article_querysets import ArticleQuerySet
from articles.models.version_querysets import TranslationQuerySet
from articles.search.desk import Kind, found_among

from .desk import Desk


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
