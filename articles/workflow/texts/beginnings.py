"""The rows that a story and a language version begin with; only `drafting` calls this."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, Byline, Translation
from articles.text.characters import line
from articles.workflow import after
from articles.workflow.withdrawn_names import refuse_withdrawn

from .content import Shared


def make_article(actor: AbstractBaseUser, shared: Shared) -> Article:
    """The row of a story with its byline. Raises Refused for a byline that was withdrawn."""
    refuse_withdrawn(shared.bylines)
    article = Article.objects.create(
        slugline=line(shared.slugline),
        section=shared.section,
        genre=shared.genre,
        place=shared.place,
        source=line(shared.source),
        import_digest=shared.import_digest,
        part_of=shared.part_of,
        page=shared.page,
        created_by_id=actor.pk,
    )
    for position, author in enumerate(shared.bylines):
        Byline.objects.create(article=article, author=author, position=position)
    after.slugline_changed(article)
    return article


def make_translation(
    article: Article,
    language: str,
    actor: AbstractBaseUser,
    *,
    source: Translation | None = None,
) -> Translation:
    """The row of a language version, still without a text."""
    return Translation.objects.create(
        article=article, language=language, source=source, created_by_id=actor.pk
    )
