"""The rows that readers' pages are read from, kept in step in the transaction of the verb."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from articles import freshness
from articles.languages import CODES
from articles.masthead import forget_masthead
from articles.models import (
    Article,
    FinishedPage,
    ListingRow,
    Outlet,
    Photo,
    Publication,
    Translation,
)
from articles.models.querysets import FinishedPageQuerySet, PublicationQuerySet
from articles.models.rebuild import BATCH, Progress, in_batches
from articles.models.sitemap_parts import part_of
from articles.pages.fetching import fetch_parts, with_parts
from articles.pages.finishing import Finished, finish
from articles.pages.maker import maker

AT_ONCE = 50  # pages; more would keep whoever renames a section or an author waiting
REBUILD = "pages"
Kind = ListingRow.Kind


def finish_new(publication: Publication) -> None:
    """For a version of which nothing else is or was to be seen; its parts are held."""
    publication.updated_at = publication.card = None
    fetch_parts([publication])
    _write([publication])


def follow(translation: Translation, opened: Publication | None = None) -> None:
    """Make the rows agree with the moments of a version's publications.

    `opened` is the one that has none yet, whose parts are held.
    """
    ends = translation.publications.ahead().values_list("pk", "visible_until")
    ahead = dict(ends)
    pages = FinishedPage.objects.filter(publication__translation=translation)
    known = dict(pages.values_list("pk", "visible_until"))
    _remove(known.keys() - ahead.keys())
    for pk in known.keys() & ahead.keys():
        if known[pk] != ahead[pk]:
            pages.filter(pk=pk).update(visible_until=ahead[pk])
            ListingRow.objects.filter(page=pk).update(visible_until=ahead[pk])
    if opened:
        opened.updated_at = (
            Publication.objects.filter(pk=opened.pk)
            .with_updated_at()
            .values_list("updated_at", flat=True)
            .get()
        )
        opened.card = None
        fetch_parts([opened])
        _write([opened])


def refresh(publications: PublicationQuerySet) -> None:
    """Work out anew what has changed in these, of which readers must not get the old any more.

    Where they are many, a job does it, and until then they are worked out when they are read.
    """
    numbers = _few(publications)
    if numbers is not None:
        remake(numbers)
        return
    ahead = publications.ahead().order_by()
    FinishedPage.objects.filter(publication__in=ahead.values("pk")).update(made_by="")
    # Into the queue with the change itself: between the two it could be lost.
    finish_what_lacks.enqueue()


def hand_over(author_id: int, numbers: Sequence[int]) -> None:
    """Work out anew these publications, of which an author is none any more; as `refresh`."""
    ListingRow.objects.in_any_language().in_list(Kind.AUTHOR, author_id).delete()
    if len(numbers) <= AT_ONCE:
        remake(numbers)
        return
    for start in range(0, len(numbers), BATCH):
        some = numbers[start : start + BATCH]
        FinishedPage.objects.filter(publication__in=some).update(made_by="")
    finish_what_lacks.enqueue()


def refresh_section(section_id: int) -> None:
    """Work out anew what is filed under a section; where that is much, a job does it soon."""
    numbers = _few(Publication.objects.in_section(section_id))
    if numbers is None:
        remake_section.enqueue(section_id)
    else:
        remake(numbers)


def refresh_photo(photo_id: int) -> None:
    """Work out anew where a photo is shown or was, as itself or for what it has replaced."""
    shown = Photo.objects.exchanged_with(photo_id).order_by().values("pk")
    refresh(Publication.objects.with_photo(shown))
    if Outlet.objects.filter(logo__in=shown).exists():
        finish_what_lacks.enqueue()


@task()
def finish_what_lacks() -> int:
    """The job: every page that is worked out for readers each time; how many it was."""
    # What another process has changed of the outlet.
    forget_masthead()
    done, last = 0, 0
    lacking = lacking_pages().order_by("pk").values_list("pk", flat=True)
    while numbers := list(lacking.filter(pk__gt=last)[:BATCH]):
        with transaction.atomic():
            remake(numbers)
        done, last = done + len(numbers), numbers[-1]
    return done


def lacking_pages() -> FinishedPageQuerySet:
    """What is worked out for each reader, until a job has followed a change or an upgrade."""
    pages = FinishedPage.objects
    others = [pages.in_language(code).not_made_by(maker(code)) for code in CODES]
    return reduce(or_, others)


@task()
def remake_section(section_id: int) -> int:
    """The job, in short transactions; how many pages were worked out anew."""
    ahead = Publication.objects.in_section(section_id).ahead()
    numbers = list(ahead.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        with transaction.atomic():
            remake(numbers[start : start + BATCH])
            freshness.make_old(CODES)
    return len(numbers)


def rebuild(*, batch: int = BATCH) -> Iterator[Progress]:
    """Work out every page anew, yielding after each batch, while the site runs.

    Goes on where it was stopped.
    """
    ahead = Publication.objects.ahead()
    yield from in_batches(REBUILD, ahead, remake, batch=batch)
    ended = Publication.objects.exclude(pk__in=ahead.order_by().values("pk")).order_by()
    _remove(ended.values("pk"))


def _few(publications: PublicationQuerySet) -> list[int] | None:
    """The numbers of those that are or will be seen, or None where they are many."""
    ahead = publications.ahead().order_by("pk")
    numbers = list(ahead.values_list("pk", flat=True).distinct()[: AT_ONCE + 1])
    return numbers if len(numbers) <= AT_ONCE else None


def _remove(numbers: Collection[int] | QuerySet) -> None:
    ListingRow.objects.filter(page__in=numbers).delete()
    FinishedPage.objects.filter(publication__in=numbers).delete()


def remake(numbers: Iterable[int]) -> None:
    """Write the rows of these publications anew; for use in a transaction."""
    numbers = list(numbers)
    if not numbers:
        return
    ahead = held_ahead(numbers)
    _remove(numbers)
    _write(with_parts(ahead))


def held_ahead(numbers: Collection[int]) -> PublicationQuerySet:
    """Those of these publications that are or will be seen; all of them are held.

    Whoever ends one of them, or changes what it shows, holds it as well.
    """
    publications = Publication.objects.filter(pk__in=numbers)
    list(publications.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    return publications.ahead()


def _write(publications: Iterable[Publication]) -> None:
    made = [(publication, finish(publication)) for publication in publications]
    FinishedPage.objects.bulk_create(page_of(*each) for each in made)
    ListingRow.objects.bulk_create(row for each in made for row in rows_of(*each))


def page_of(publication: Publication, finished: Finished) -> FinishedPage:
    """Its page, not stored yet."""
    article = publication.translation.article
    return FinishedPage(
        publication=publication,
        article_id=article.pk,
        made_by=maker(publication.language),
        path=finished.path,
        teaser=finished.teaser,
        head=finished.head,
        inside=finished.inside,
        item=finished.item,
        part=_part(publication, article),
        updated_at=publication.updated_at or publication.first_published_at,
        **_moments(publication),
    )


def _part(publication: Publication, article: Article) -> int:
    """In which part of the sitemap it stands; of a post, one query tells that of its story."""
    if article.is_listed:
        return part_of(publication.first_published_at, article.pk)
    whole = Translation.objects.filter(article=article.part_of_id, language=publication.language)
    since = whole.values_list("first_published_at", flat=True).first() if article.part_of_id else 0
    return -part_of(since, article.part_of_id) if since else 0


def rows_of(publication: Publication, finished: Finished) -> Iterator[ListingRow]:
    """Its rows of lists, not stored yet."""
    article = publication.translation.article
    moments = {"page_id": publication.pk, **_moments(publication)}
    if article.part_of_id:
        yield ListingRow(kind=Kind.POST, subject=article.part_of_id, **moments)
    if not article.is_listed:
        return
    section = article.section_id
    lists = [
        (Kind.ALL, 0),
        *([(Kind.OPINION, 0)] if article.genre == Article.Genre.OPINION else []),
        *([(Kind.SECTION, section)] if section else []),
        *((Kind.TAG, tag) for tag in finished.tags),
        *((Kind.AUTHOR, author) for author in finished.authors),
    ]
    for kind, subject in lists:
        yield ListingRow(kind=kind, subject=subject, **moments)
    if finished.corrected_at:
        moments["first_published_at"] = finished.corrected_at
        yield ListingRow(kind=Kind.CORRECTION, subject=0, **moments)


def _moments(publication: Publication) -> dict[str, object]:
    return {
        "language": publication.language,
        "first_published_at": publication.first_published_at,
        "visible_from": publication.visible_from,
        "visible_until": publication.visible_until,
    }
