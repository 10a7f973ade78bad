"""What follows a change: the one place that knows its effects.

Each function speaks of what has changed, and is called in the transaction that changed it. What
must agree with the change is done there and then: the search index, and the jobs that are due. What
may be lost is left until it is stored: the masthead as the cache has it.
"""

from collections.abc import Iterable

from django.db import transaction

from articles import masthead, search
from articles.models import Article, Author, Photo, Publication, Revision, Tag, Translation
from articles.search import desk, hold_bylines_and_tags, hold_tags

__all__ = ["hold_bylines_and_tags", "hold_tags"]


def publication_opened(
    translation: Translation, publication: Publication, *, is_first: bool
) -> None:
    """Readers see a text, now or from its moment on. `hold_bylines_and_tags` came before.

    `is_first` is for a version of which nothing else is or was to be seen.
    """
    if is_first:
        search.index_new(publication)
    else:
        search.follow(translation)


def publication_ended(translation: Translation) -> None:
    """Readers see a text no more, or will not see it. `hold_bylines_and_tags` came before."""
    search.follow(translation)


def text_saved(revision: Revision, captions: Iterable[str]) -> None:
    """A version has a newest text, with these captions in its gallery; its row is held."""
    desk.index_draft(revision, captions)


def slugline_changed(article: Article) -> None:
    """A story has a slugline, or another; its row is held."""
    desk.index_story(article)


def photo_described(photo: Photo) -> None:
    """A photo has words, or others; its row is held."""
    desk.index_photo(photo)


def bylines_changed(article: Article) -> None:
    """A story has other authors; its row is held."""
    search.follow_story(article)


def author_made(author: Author) -> None:
    """An author has come to be; no story has them yet."""
    desk.index_author_names(author)


def author_renamed(author: Author) -> None:
    search.follow_author(author)


def tag_made(tag: Tag) -> None:
    """A tag has come to be, or has one more spelling; no story has it yet."""
    desk.index_tag_names(tag)


def tag_changed(tag: Tag) -> None:
    """A tag is found by other names or spellings, or stands for others; `hold_tags` came before."""
    search.follow_tag(tag)


def photo_changed(photo: Photo) -> None:
    """Words, file or life of a photo have changed; it may be the outlet's logo."""
    transaction.on_commit(masthead.forget_masthead)


def house_changed() -> None:
    """The outlet or a section, which every page shows."""
    transaction.on_commit(masthead.forget_masthead)
