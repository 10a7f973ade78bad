"""Notices by mail: one mail a person with all that is due, sent by the job queue.

Of each notice at most one mail: it is claimed before it is sent, so that a worker that is cut off
in between loses a mail, and never sends it twice; the notice itself waits at the desk. What surely
did not leave, because nothing answered or the server asked for patience, is tried again.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import override
from django_tasks import task

from articles import masthead
from articles.models import Notice
from articles.models.clock import database_now
from articles.models.notice_querysets import NoticeQuerySet
from articles.notices.letters import MOST, Letter, is_kept_close, item_of, letter

from .roles import roles_by_language

logger = logging.getLogger(__name__)

DIGEST_HOUR = 7
"""By the outlet's clock."""

LATEST = timedelta(days=2)
"""What is older is left to the desk, as when mail was set up only now."""

PATIENCE = timedelta(hours=1)
"""For so long a server that asks for patience is asked again, each minute."""

LATE = timedelta(minutes=15)
"""After so long an operator is to know that mails do not leave."""

# The server ends the connection by it (RFC 5321, 3.8): whoever comes next would be lost.
CLOSING = 421
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def is_anything_due() -> bool:
    """Whether somebody waits for a mail; no query where no server takes any."""
    return settings.TELLS_BY_MAIL and _due(database_now()).exists()


def is_anything_late() -> bool:
    """Whether somebody has waited longer than a worker that is well lets them."""
    return settings.TELLS_BY_MAIL and _due(database_now() - LATE).exists()


def last_digest(now: datetime) -> datetime:
    """When the digest was last due, in the outlet's time zone."""
    local = now.astimezone(ZoneInfo(masthead.time_zone() or settings.TIME_ZONE))
    today = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return today if today <= local else today - timedelta(days=1)


@task()
def send_notices() -> int:
    """The job; how many mails were sent. Done again it sends what is due by then."""
    if not settings.TELLS_BY_MAIL:
        return 0
    server = get_connection()
    try:
        # Before anything is claimed: while nothing answers, nothing is lost.
        server.open()
    except (OSError, SMTPException) as error:
        logger.warning("The mail server does not answer: %s", type(error).__name__)
        return 0
    try:
        return _send_all(server)
    finally:
        server.close()


def _due(now: datetime) -> NoticeQuerySet:
    return Notice.objects.to_be_mailed(since=now - LATEST, at_once=now, digest=last_digest(now))


def _send_all(server: BaseEmailBackend) -> int:
    sent, waiting = 0, _due(database_now()).order_by("person").values("person").distinct()
    for person in get_user_model()._default_manager.filter(pk__in=waiting).order_by("pk"):
        claimed_at = _claim(person)
        if claimed_at is None:
            continue
        said = _letter(person, claimed_at)
        if said is None:
            continue
        try:
            _send(said, person, server)
            sent += 1
        except (SMTPRecipientsRefused, SMTPResponseException) as refused:
            # It was answered, and not taken.
            _log(person, refused)
            codes = _codes(refused)
            if all(400 <= code < 500 for code in codes):
                _put_back(person, claimed_at)
            if CLOSING in codes:
                break
        except (OSError, SMTPException) as cut_off:
            # It may have arrived; who comes next is asked for in a minute.
            _log(person, cut_off)
            break
        except ValueError as unsendable:
            _log(person, unsendable)
    return sent


@transaction.atomic
def _claim(person: AbstractBaseUser) -> datetime | None:
    """Take all that is due for a person, so that nobody else sends it; None where nothing is."""
    now = database_now()
    mine = _due(now).filter(person=person).order_by("pk").select_for_update(of=("self",))
    numbers = list(mine.values_list("pk", flat=True))
    if not numbers:
        return None
    Notice.objects.filter(pk__in=numbers).update(mailed_at=now)
    return now


def _put_back(person: AbstractBaseUser, claimed_at: datetime) -> None:
    lately = {"moment": claimed_at - PATIENCE, "digest": last_digest(claimed_at)}
    _claimed(person, claimed_at).due_since(**lately).update(mailed_at=None)


def _claimed(person: AbstractBaseUser, claimed_at: datetime) -> NoticeQuerySet:
    return Notice.objects.filter(person=person, mailed_at=claimed_at)


def _letter(person: AbstractBaseUser, claimed_at: datetime) -> Letter | None:
    """What is said of them now, in the person's language; None where there is nothing left to say.

    Whether the person may read each text, and whether it is kept close, is asked at this moment.
    """
    now, roles = database_now(), roles_by_language(person)
    memberships = [(code, role) for code, role in roles if code]
    claimed = _claimed(person, claimed_at).with_what_may_be_said(person.pk, memberships)
    readable = claimed.current().readable().latest_first()
    first = list(readable[:MOST])
    more = readable.count() - len(first) if len(first) == MOST else 0
    if not first:
        return None
    opened = [notice for notice in first if not is_kept_close(notice, now)]
    with override(person.interface_language):
        return letter(
            [item_of(notice) for notice in opened],
            closed=len(first) - len(opened),
            more=more,
            site=settings.SITE_ADDRESS,
        )


def _send(said: Letter, person: AbstractBaseUser, server: BaseEmailBackend) -> None:
    headers = {**HEADERS, "Content-Language": person.interface_language}
    to = [person.email]
    EmailMessage(said.subject, said.text, to=to, headers=headers, connection=server).send()


def _codes(refused: SMTPRecipientsRefused | SMTPResponseException) -> list[int]:
    """What the server has answered; from 400 on it asks for patience, from 500 on for none."""
    if isinstance(refused, SMTPRecipientsRefused):
        return [code for code, _said in refused.recipients.values()]
    return [refused.smtp_code]


def _log(person: AbstractBaseUser, error: Exception) -> None:
    """Without what the server said, which may name the address."""
    logger.warning("A mail to person %d did not leave: %s", person.pk, type(error).__name__)
