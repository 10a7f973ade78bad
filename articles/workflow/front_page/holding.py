"""The row of a language's front page, held while a verb changes it."""

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser

from articles.models import FrontPage
from articles.states import Move, Subject
from articles.workflow import reasons
from articles.workflow.decisions import may_in_language
from articles.workflow.errors import refuse_unless
from articles.workflow.rows import refuse_newer


def hold_front_page(
    page: FrontPage,
    *,
    actor: AbstractBaseUser,
    move: Move,
    changes: Collection[Move],
    opened: int | None,
    token: str | None,
    stale: reasons.Text,
) -> FrontPage:
    """The row, locked until the transaction ends; it comes to be with the first change.

    Raises Refused where the move is not open to `actor`, and with `stale` where one of the
    `changes` was made since `opened`, as `refuse_newer` has it.
    """
    FrontPage.objects.bulk_create([FrontPage(language=page.language)], ignore_conflicts=True)
    held = FrontPage.objects.select_for_update().get(language=page.language)
    refuse_unless(may_in_language(actor, move, page.language))
    known = {"moves": changes, "actor": actor, "token": token}
    refuse_newer(Subject.FRONT_PAGE, held.pk, opened=opened, stale=stale, **known)
    return held
