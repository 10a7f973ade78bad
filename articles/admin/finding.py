"""Words looked for in the desk's lists, among what the person may read and nothing else."""

from articles.models import Article
from articles.models.version_querysets import ArticleQuerySet, TranslationQuerySet
from articles.search.desk import Kind, found_among

from .desk import Desk


def texts_called(rows: TranslationQuerySet, words: str) -> TranslationQuerySet:
    """Those of the versions in whose newest text, or in whose story's slugline, the words are.

    `rows` are of `desk.translations()`: a text that is found by its words is told.
    """
    if not words.strip():
        return rows
    stories = found_among(Article.objects.all(), Kind.STORY, words)
    return found_among(rows, Kind.TEXT, words) | rows.filter(article__in=stories.values("pk"))


def stories_called(desk: Desk, rows: ArticleQuerySet, words: str) -> ArticleQuerySet:
    """Those of the stories of which the person may open a version with the words."""
    if not words.strip():
        return rows
    return rows.filter(pk__in=texts_called(desk.translations(), words).values("article_id"))
