"""People told of what readers see since now, and notices that have had their time.

By the job queue, since the moment of a schedule is nobody's act: whoever tells asks what is
visible.
"""

from datetime import timedelta

from django.db import transaction
from django_tasks import task

from articles import notices
from articles.models import Notice, Publication, ToldPublication
from articles.models.clock import DatabaseNow, database_now
from articles.models.notice_querysets import not_told_since

LATELY = timedelta(days=2)
"""What came out longer ago nobody is told of any more."""

AT_ONCE = 100
"""How many publications one job tells of, so that others get their turn."""

KEPT_READ, KEPT = timedelta(days=30), timedelta(days=90)
"""For so long a notice is kept once it was read, and for so long in any case."""

FORGOTTEN_AT_ONCE = 1000


def is_anything_due() -> bool:
    """Whether something came out untold, or a notice has become idle; three queries."""
    since = database_now() - LATELY
    return not_told_since(since).exists() or Notice.objects.unread().idle().exists()


@task()
def tell_what_came_out() -> int:
    """The job; of how many publications people were told. Done again it tells the rest."""
    Notice.objects.unread().idle().update(read_at=DatabaseNow())
    since = database_now() - LATELY
    related = ("revision", "translation")
    lately = not_told_since(since).select_related(*related).order_by("visible_from", "pk")
    return sum(map(_tell, lately[:AT_ONCE]))


@transaction.atomic
def _tell(publication: Publication) -> bool:
    """Whether it was this one who told it: of several at once the first."""
    _row, is_first = ToldPublication.objects.get_or_create(publication=publication)
    if is_first:
        notices.tell_of_publication(publication, moment=database_now())
    return is_first


def forget_notices() -> int:
    """Delete what was read long ago, or is old; how many. The journal tells it still."""
    now, forgotten = database_now(), 0
    old = Notice.objects.to_be_forgotten(read_before=now - KEPT_READ, before=now - KEPT)
    while numbers := list(old.order_by().values_list("pk", flat=True)[:FORGOTTEN_AT_ONCE]):
        forgotten += Notice.objects.filter(pk__in=numbers).delete()[0]
    long_ago = Publication.objects.due_before(now - 2 * LATELY).order_by()
    ToldPublication.objects.filter(publication__in=long_ago).delete()
    return forgotten
