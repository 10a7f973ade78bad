"""The pages of the house: each begun once in a language, then taken the way of every text."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from articles.models import Article, Translation
from articles.states import Move
from articles.workflow.decisions import may_in_language
from articles.workflow.errors import refuse_unless
from articles.workflow.recording import entry_of

from .beginnings import make_article, make_translation
from .content import Content, Shared
from .drafting import Saved, begin_version, stored_before


def begin_page(
    page: str, *, actor: AbstractBaseUser, language: str, headline: str, token: str | None = None
) -> Saved:
    """Begin a page of the house, one of `Article.Page`, in a language: a headline and no text.

    Where somebody has begun it there already, theirs. Raises Refused.
    """
    try:
        return _begin(page, actor, language, headline, token)
    except IntegrityError:
        # Somebody has begun it in this moment.
        return _begin(page, actor, language, headline, token)


@transaction.atomic
def _begin(
    page: str, actor: AbstractBaseUser, language: str, headline: str, token: str | None
) -> Saved:
    if before := entry_of(actor, token):
        return stored_before(before)
    refuse_unless(may_in_language(actor, Move.ADD_PAGE, language))
    article = Article.objects.select_for_update().filter(page=page).first()
    if article is None:
        article = make_article(actor, Shared(slugline=page, page=page))
    begun = Translation.objects.filter(article=article, language=language)
    if existing := begun.select_related("latest_revision").first():
        return Saved(existing, existing.latest_revision, is_new=False)
    version = make_translation(article, language, actor)
    content = Content(headline=headline)
    return Saved(version, begin_version(version, actor, Move.ADD_PAGE, content, token))
