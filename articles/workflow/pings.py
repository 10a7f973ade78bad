"""Telling hubs (WebSub) and search engines (IndexNow) what came out, and what was withdrawn.

What is to be told stands in rows, written with the change itself, so that nothing is lost with a
job; each waits for its moment, and then the job asks what readers see.
"""

import json
import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.encoding import iri_to_uri
from django_tasks import task

from articles import addresses
from articles.models import Byline, Ping, Publication, RevisionTag, Translation
from articles.models.clock import database_now

from .posting import NotSent, post

logger = logging.getLogger(__name__)

Receiver = Ping.Receiver
# How much one job tells, and how many feeds one request names.
AT_ONCE, FEEDS_AT_ONCE = 500, 100
# After the first time that nothing answers; each further pause is twice as long.
PAUSE = timedelta(minutes=1)
# After so many times an operator is to know.
MANY_ATTEMPTS = 3
# What was never taken is forgotten.
KEPT = timedelta(days=7)


def receivers() -> list[str]:
    """Who is told; nobody while the site does not know its own address."""
    wanted = {Receiver.WEBSUB: settings.WEBSUB_HUB, Receiver.INDEXNOW: settings.INDEXNOW_KEY}
    return [name for name, is_on in wanted.items() if is_on and settings.SITE_ADDRESS]


def order(publication: Publication) -> None:
    """Have it told that readers see this from its moment on; a query if anybody is told."""
    _order(publication.pk, publication.visible_from)


def order_withdrawal(translation: Translation) -> None:
    """Have it told that readers see a text no more; three queries if anybody is told."""
    if receivers():
        seen = Publication.objects.once_visible().filter(translation=translation)
        numbers = seen.order_by("-visible_from").values_list("pk", flat=True)[:1]
        for number in numbers:
            _order(number, database_now())


def order_again(numbers: Iterable[int]) -> None:
    """Have it told that readers see these otherwise than before."""
    if receivers():
        seen = Publication.objects.visible().filter(pk__in=numbers)
        for number in seen.values_list("pk", flat=True):
            _order(number, database_now())


def _order(publication_id: int, moment: datetime) -> None:
    Ping.objects.bulk_create(
        Ping(receiver=name, publication_id=publication_id, next_at=moment) for name in receivers()
    )


def is_anything_due() -> bool:
    return Ping.objects.due().exists()


def refused() -> list[str]:
    """The receivers that have not answered several times by now; one query."""
    left = Ping.objects.filter(attempts__gte=MANY_ATTEMPTS, receiver__in=receivers()).order_by()
    return sorted(left.values_list("receiver", flat=True).distinct())


@task()
def send_pings() -> int:
    """The job; how much was told. Done again it tells what is left."""
    Ping.objects.filter(next_at__lt=database_now() - KEPT).delete()
    Ping.objects.exclude(receiver__in=receivers()).delete()
    return sum(_send(name) for name in receivers())


def _send(receiver: str) -> int:
    """Each counts as tried before it is, so that one that ends the worker is not tried for ever."""
    due = list(Ping.objects.due().filter(receiver=receiver)[:AT_ONCE])
    if not due:
        return 0
    _put_off(due)
    numbers = {ping.publication_id for ping in due}
    seen = Publication.objects.once_visible().filter(pk__in=numbers)
    try:
        TELL[receiver](seen.select_related("translation__article").order_by("pk"))
    except NotSent as error:
        logger.warning("%s was not told of %d publications: %s", receiver, len(due), error)
        return 0
    Ping.objects.filter(pk__in=[ping.pk for ping in due]).delete()
    return len(due)


def _put_off(due: Sequence[Ping]) -> None:
    now = database_now()
    for attempts in {ping.attempts for ping in due}:
        same = Ping.objects.filter(pk__in=[p.pk for p in due if p.attempts == attempts])
        same.update(attempts=F("attempts") + 1, next_at=now + PAUSE * 2**attempts)


def _tell_hub(seen: Collection[Publication]) -> None:
    """That the feeds have changed in which these stand or stood."""
    changed = sorted(feeds(seen))
    for first in range(0, len(changed), FEEDS_AT_ONCE):
        named = [("hub.url", each) for each in changed[first : first + FEEDS_AT_ONCE]]
        body = urlencode([("hub.mode", "publish"), *named])
        post(settings.WEBSUB_HUB, body.encode(), "application/x-www-form-urlencoded")


def feeds(seen: Collection[Publication]) -> Iterable[str]:
    """Those of a language, a section, an author or a tag, in each form; posts stand in none."""
    stories = [each for each in seen if each.translation.article.part_of_id is None]
    languages, subjects = {each.language for each in stories}, _subjects(stories)
    for form in addresses.FEED_FORMS:
        for language in languages:
            yield settings.SITE_ADDRESS + addresses.feed(language, form)
        for language, kind, number in subjects:
            yield settings.SITE_ADDRESS + addresses.feed_of(language, kind, number, form)


def _subjects(stories: Collection[Publication]) -> set[tuple[str, str, int]]:
    """By the stories themselves: what was withdrawn stands in no list any more; two queries."""
    of_article: dict[int, set[tuple[str, int]]] = {}
    for each in stories:
        article = each.translation.article
        of_article[article.pk] = {("section", article.section_id)} if article.section_id else set()
    bylines = Byline.objects.filter(article__in=of_article).with_page()
    for article, author in bylines.values_list("article", "author"):
        of_article[article].add(("author", author))
    languages = {each.revision_id: each.language for each in stories}
    tags = RevisionTag.objects.filter(content_object__in=languages).order_by()
    tagged = tags.values_list("content_object", Coalesce("tag__merged_into", "tag"))
    return {(languages[revision], "tag", tag) for revision, tag in tagged} | {
        (each.language, kind, number)
        for each in stories
        for kind, number in of_article[each.translation.article_id]
    }


def _tell_engines(seen: Collection[Publication]) -> None:
    """The addresses of stories: what stands there now, each engine sees for itself."""
    key, site = settings.INDEXNOW_KEY, settings.SITE_ADDRESS
    urls = {site + iri_to_uri(path) for path in paths(seen)}
    if not urls:
        return
    told = {
        "host": site.partition("://")[2],
        "key": key,
        "keyLocation": site + addresses.index_key(key),
        "urlList": sorted(urls),
    }
    body = json.dumps(told).encode()
    post(settings.INDEXNOW_AT, body, "application/json; charset=utf-8")


def paths(seen: Collection[Publication]) -> Iterable[str]:
    """Each story's; a post of a live one is read on that one's page."""
    articles = ((each.translation.article, each.language) for each in seen)
    shown = {(article.part_of_id or article.pk, language) for article, language in articles}
    versions = Translation.objects.filter(article__in={article for article, _code in shown})
    for article, language, slug in versions.values_list("article", "language", "slug"):
        if (article, language) in shown:
            yield addresses.story(language, article, slug)


TELL: dict[str, Callable[[Collection[Publication]], None]] = {
    Receiver.WEBSUB: _tell_hub,
    Receiver.INDEXNOW: _tell_engines,
}
