"""The row of a language's front page, held while a verb changes it."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import FrontPage
from articles.states import Move
from articles.workflow.decisions import may_in_language
from articles.workflow.errors import refuse_unless


def hold_front_page(page: FrontPage, *, actor: AbstractBaseUser, move: Move) -> FrontPage:
    """The row, locked until the transaction ends; it comes to be with the first change.

    Raises Refused where the move is not open to `actor`.
    """
    FrontPage.objects.bulk_create([FrontPage(language=page.language)], ignore_conflicts=True)
    held = FrontPage.objects.select_for_update().get(language=page.language)
    refuse_unless(may_in_language(actor, move, page.language))
    return held
