"""Notices marked as read by whom they are for; a mark of one's own, which is no history."""

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Notice
from articles.models.clock import DatabaseNow
from articles.models.notice_querysets import NoticeQuerySet


def mark_read(number: int, *, actor: AbstractBaseUser) -> bool:
    """Say that one's own notice of this number is read; whether it was not until now."""
    return bool(_unread(actor).filter(pk=number).update(read_at=DatabaseNow()))


def mark_all_read(*, actor: AbstractBaseUser, up_to: int) -> int:
    """The same of that notice and all that are older, so that none is marked that nobody saw."""
    if not Notice.objects.filter(person_id=actor.pk, pk=up_to).exists():
        return 0
    return _unread(actor).up_to(up_to).update(read_at=DatabaseNow())


def _unread(actor: AbstractBaseUser) -> NoticeQuerySet:
    return Notice.objects.filter(person_id=actor.pk).unread()
