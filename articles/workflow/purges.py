"""Having a CDN forget what it keeps of readers' pages, once that is old or withdrawn.

What is to be forgotten stands in rows, written with the change itself (`freshness`, and for each
address here); it is asked for beside the jobs, so that no long one keeps a withdrawal waiting.
"""

import json
import logging
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils.encoding import iri_to_uri

from articles import addresses
from articles.models import Publication, Purge, Translation
from articles.models.clock import database_now

from . import pings
from .posting import NotSent, post_to_our_own

logger = logging.getLogger(__name__)

AT_ONCE = 1000
# After the first time that nothing answers; each further pause is twice as long, up to a minute.
PAUSE, DOUBLED = timedelta(seconds=1), 6
# After which it is asked again: all processes know of the change by then.
AGAIN = timedelta(seconds=3)
# Nothing that a CDN has kept since is shown any more.
KEPT = timedelta(days=1)
LATE = timedelta(minutes=1)


def order(publication: Publication) -> None:
    """Have its addresses forgotten from its moment on, where a CDN forgets by address."""
    _order([publication.pk], publication.language, publication.visible_from)


def order_withdrawal(translation: Translation) -> None:
    """Have the addresses forgotten at which a text was seen until now."""
    if _is_by_address():
        seen = Publication.objects.once_visible().filter(translation=translation)
        last = seen.order_by("-visible_from").values_list("pk", flat=True)[:1]
        _order(last, translation.language, None)


def _order(numbers: Iterable[int], language: str, moment: datetime | None) -> None:
    if _is_by_address():
        at = moment or database_now()
        Purge.objects.bulk_create(
            Purge(language=language, publication_id=number, ordered_at=at, next_at=at)
            for number in numbers
        )


def _is_by_address() -> bool:
    return bool(settings.CDN_PURGE_URL) and settings.CDN_PURGE_BY == "urls"


def is_anything_due() -> bool:
    return bool(settings.CDN_PURGE_URL) and Purge.objects.due().exists()


def unacknowledged() -> int:
    """How many have waited for a minute or longer to be acknowledged even once."""
    late = Purge.objects.filter(is_acknowledged=False, ordered_at__lt=database_now() - LATE)
    return late.count()


def send_purges() -> int:
    """Ask for all that is due; how many the CDN has acknowledged. Done again it asks for the rest.

    Each counts as tried before it is asked for.
    """
    Purge.objects.filter(ordered_at__lt=database_now() - KEPT).delete()
    due = list(Purge.objects.due().select_related("publication")[:AT_ONCE])
    if not due:
        return 0
    _put_off(due)
    try:
        _ask(sorted(_named(due)))
    except NotSent as error:
        logger.warning("The CDN did not acknowledge %d purges: %s", len(due), error)
        return 0
    _acknowledged(due)
    return len(due)


def _put_off(due: Collection[Purge]) -> None:
    now = database_now()
    for attempts in {each.attempts for each in due}:
        same = Purge.objects.filter(pk__in=[each.pk for each in due if each.attempts == attempts])
        pause = PAUSE * 2 ** min(attempts, DOUBLED)
        same.update(attempts=Greatest(F("attempts"), Value(attempts + 1)), next_at=now + pause)


def _acknowledged(due: Collection[Purge]) -> None:
    again = {each.pk for each in due if not each.is_acknowledged}
    Purge.objects.filter(pk__in=[each.pk for each in due if each.pk not in again]).delete()
    Purge.objects.filter(pk__in=again).update(
        is_acknowledged=True, attempts=0, next_at=database_now() + AGAIN
    )


def _named(due: Collection[Purge]) -> set[str]:
    languages = {each.language for each in due}
    if settings.CDN_PURGE_BY == "keys":
        return {f"{settings.CDN_KEY_PREFIX}-{language}" for language in languages}
    numbers = [each.publication_id for each in due if each.publication_id]
    seen = Publication.objects.filter(pk__in=numbers)
    seen = list(seen.select_related("translation__article").order_by("pk"))
    return {_absolute(path) for path in _paths(seen, languages)} | set(pings.feeds(seen))


def _paths(seen: Collection[Publication], languages: Iterable[str]) -> Iterable[str]:
    """Those that can be named: the story's in every form, and the first pages of its language."""
    for path in pings.paths(seen):
        yield from (path, addresses.lite(path))
    for each in seen:
        yield addresses.short(each.language, each.translation.article_id)
    for language in languages:
        home = addresses.home(language)
        yield from (home, addresses.lite(home), addresses.corrections(language))
        yield from (addresses.feed(language, form) for form in addresses.FEED_FORMS)
    yield from (addresses.news_sitemap(), addresses.withdrawn())


def _absolute(path: str) -> str:
    return settings.SITE_ADDRESS + iri_to_uri(path)


def _ask(names: list[str]) -> None:
    """Raises NotSent."""
    headers = {"Content-Type": "application/json"}
    if settings.CDN_PURGE_TOKEN:
        headers[settings.CDN_PURGE_HEADER] = settings.CDN_PURGE_TOKEN
    size = settings.CDN_PURGE_BATCH
    for first in range(0, len(names), size):
        body = json.dumps({settings.CDN_PURGE_FIELD: names[first : first + size]}).encode()
        post_to_our_own(settings.CDN_PURGE_URL, body, headers)
