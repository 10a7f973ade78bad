"""What follows a change: the one place that knows its effects.

Each function speaks of what has changed, and is called in the transaction that changed it. What
must agree with the change is done there and then: the search index, the jobs that are due, and at
last the counters of what is kept for readers. What may be lost is left until it is stored: the
masthead as the cache has it, what the copy desk finds. Who is told of it: `informing.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.db import connection, transaction
from django.db.models import Case, F, When

from articles import freshness, masthead, search
from articles.languages import CODES
from articles.models import (
    Article,
    Author,
    Photo,
    Publication,
    Revision,
    Section,
    Tag,
    Translation,
)
from articles.models.prepared import PreparedChange, Slot
from articles.models.version_moments import worked_out as worked_out_moments
from articles.proofreading import style_lately, texts_with, worked_out
from articles.search import desk

from . import cards, finished, pings, purges

# What readers see of what the languages of a story share.
SEEN_OF_A_STORY = {"section", "genre", "place", "is_breaking", "bylines"}
MOMENTS_OF_ONE = PreparedChange(
    lambda: (Translation.objects.filter(pk=Slot("version")), worked_out_moments(Translation))
)


def publication_opened(
    translation: Translation, publication: Publication, *, is_first: bool, **columns: object
) -> None:
    """Readers see a text, now or from its moment on. `hold_shown` came before.

    `is_first` is for a version of which nothing else is or was to be seen; `columns` are what else
    its row says from now on.
    """
    _follow_publications(translation, **columns)
    if is_first:
        search.index_new(publication)
        finished.finish_new(publication)
    else:
        search.follow(translation)
        finished.follow(translation, publication)
    pings.order(publication)
    purges.order(publication)
    if translation.article.page:
        _house_page_changed(translation.language)
    freshness.make_old([translation.language])


def publication_ended(translation: Translation, **columns: object) -> None:
    """Readers see a text no more, or will not see it. `hold_authors` came before.

    `columns` are what else its row says from now on: whoever changes a row twice makes PostgreSQL
    look for its source again at the end, which whoever works on that one keeps from it.
    """
    _follow_publications(translation, **columns)
    search.follow(translation)
    finished.follow(translation)
    if translation.article.page:
        _house_page_changed(translation.language)


def _house_page_changed(language: str) -> None:
    """The foot of every page of the language names those of the house that readers see."""
    _forget_masthead()
    freshness.make_dead([language])


def _follow_publications(translation: Translation, **columns: object) -> None:
    """Write the moments of a version anew, and of those made from it; `recording.hold` has them."""
    fields = {name: Translation._meta.get_field(name) for name in columns}
    given = {name: fields[name].get_db_prep_save(columns[name], connection) for name in columns}
    _keeping_moments(tuple(columns)).make(version=translation.pk, **given)


@lru_cache(maxsize=8)
def _keeping_moments(columns: tuple[str, ...]) -> PreparedChange:
    own = {name: _for_the_version(name) for name in columns}
    moments = worked_out_moments(Translation)
    return PreparedChange(
        lambda: (Translation.objects.standing_on(Slot("version")), {**moments, **own})
    )


def _for_the_version(name: str) -> Case:
    """A column that changes in one row among several."""
    field = Translation._meta.get_field(name)
    given = When(pk=Slot("version"), then=Slot(name))
    return Case(given, default=F(name), output_field=field)


def source_followed(translation: Translation) -> None:
    """A version is made from, or agrees with, another text of its source; its row is held."""
    if translation.source_id:
        MOMENTS_OF_ONE.make(version=translation.pk)


def taken_from_readers(translation: Translation) -> None:
    """Readers saw a text until now; after `publication_ended`, which is also for what was to be."""
    cards.order_removal(translation)
    pings.order_withdrawal(translation)
    purges.order_withdrawal(translation)
    freshness.make_dead([translation.language])


def text_saved(revision: Revision, captions: Mapping[int, str]) -> None:
    """A version has a newest text, with these captions by photo in its gallery; its row is held."""
    desk.index_draft(revision, captions.values())
    # Read when the row is free again; where it is lost, it is read when somebody asks.
    transaction.on_commit(lambda: _store_findings(revision, captions), robust=True)


def _store_findings(revision: Revision, captions: Mapping[int, str]) -> None:
    texts, language = texts_with(revision, captions), revision.translation.language
    worked_out(revision, texts, language, style=style_lately()).save(force_insert=True)


def slugline_changed(article: Article) -> None:
    """A story has a slugline, or another; its row is held."""
    desk.index_story(article)


def photo_added(photo: Photo) -> None:
    """A photo has come to be; a text may have named its number before."""
    desk.index_photo(photo)
    finished.refresh_photo(photo.pk)
    freshness.make_old(freshness.languages_with_photo(photo.pk))


def photo_described(photo: Photo) -> None:
    """A photo has other words; its row is held."""
    desk.index_photo(photo)


def bylines_changed(article: Article) -> None:
    """A story has other authors; its row and they are held."""
    search.follow_story(article)
    story_refiled(article)


def story_refiled(article: Article) -> None:
    """A story has another section, genre or place, or is breaking; its row and they are held."""
    publications = Publication.objects.of_story(article.pk)
    cards.look_again(publications)
    finished.refresh(publications)


def coverage_changed(article: Article) -> None:
    """A story has become live, or its coverage has ended; its row and what it shows are held."""
    story_refiled(article)
    freshness.make_old(Publication.objects.not_ended().of_story(article.pk).languages())


def story_changed(article: Article, changed: Iterable[str]) -> None:
    """What the languages of a story share is another in these fields; last of all its effects."""
    seen = SEEN_OF_A_STORY.intersection(changed)
    if not seen:
        return
    languages = Publication.objects.not_ended().of_story(article.pk).languages()
    if "bylines" in seen:
        freshness.make_dead(languages)
    else:
        freshness.make_old(languages)


def author_made(author: Author) -> None:
    """An author has come to be; no story has them yet."""
    desk.index_author_names(author)


def author_renamed(author: Author) -> None:
    search.follow_author(author)
    author_changed(author)


def author_changed(author: Author) -> None:
    """What is told of an author has changed, but for the names."""
    finished.refresh(Publication.objects.by_author(author.pk))
    freshness.make_dead(CODES)


def byline_withdrawn(author: Author, other: Author, shown: Sequence[int]) -> None:
    """`other` stands in the place of an author; `shown` are the publications that readers see so.

    Last of the verb's writes; all of the author's stories are held.
    """
    search.follow_byline(other, shown)
    finished.hand_over(author.pk, shown)
    pings.order_again(shown)
    freshness.make_dead(CODES)


def tag_made(tag: Tag) -> None:
    """A tag has come to be, or has one more spelling; no story has it yet."""
    desk.index_tag_names(tag)


def tag_changed(tag: Tag) -> None:
    """A tag is found by other names or spellings, or stands for others; `hold_tags` came before."""
    search.follow_tag(tag)
    finished.refresh(Publication.objects.about(tag.pk))
    freshness.make_dead(CODES)


def photo_changed(photo: Photo) -> None:
    """Words, file or life of a photo have changed; it may be the outlet's logo."""
    _forget_masthead()
    cards.take_back(photo.pk)
    finished.refresh_photo(photo.pk)


def photo_seen_otherwise(photo: Photo) -> None:
    """Readers, if they see the photo or what it replaced, are to see it otherwise or no more.

    Last of the effects; up to four queries.
    """
    freshness.make_dead(freshness.languages_with_photo(photo.pk))


def section_changed(section: Section) -> None:
    """A section has come to be, or has another name or position in the menu."""
    _forget_masthead()
    cards.look_again(Publication.objects.in_section(section.pk))
    finished.refresh_section(section.pk)
    freshness.make_dead(CODES)


def outlet_changed() -> None:
    """The outlet's name, its clock or its way of writing dates, which stand on every page."""
    _forget_masthead()
    finished.finish_what_lacks.enqueue()
    freshness.make_dead(CODES)


def front_page_arranged(language: str) -> None:
    """Other stories are pinned, or in another order; all of them were public already."""
    freshness.make_old([language])


def breaking_line_set(language: str) -> None:
    """A line is to be seen; `breaking_line_ended` as well where it takes another's place."""
    freshness.make_old([language])


def breaking_line_ended(language: str) -> None:
    """A line was taken from readers before its end."""
    freshness.make_dead([language])


def _forget_masthead() -> None:
    """At once, so that nobody keeps it again before the change is stored; and when it is."""
    masthead.forget_masthead()
    transaction.on_commit(masthead.forget_masthead)
