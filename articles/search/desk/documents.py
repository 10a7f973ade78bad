"""What each kind of row is found by at the desk."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain

from django.db.models import QuerySet

from articles.languages import CODES
from articles.models import Article, Author, DeskEntry, Photo, Revision, Tag, Translation
from articles.models.photo_querysets import TRANSLATED_WORDS
from articles.search.words import BOUNDARY, Document, Field, document_of, tag_names
from articles.text.plain import to_plain


class Kind(StrEnum):
    """What a row of the index is; the value is its mark among the words."""

    TEXT = "text"
    STORY = "story"
    PHOTO_AR = "photoar"
    TAG = "tag"
    AUTHOR = "author"
    PHOTO_CKB = "photockb"
    PHOTO_KMR = "photokmr"


# A photo's words are told by their language, so that each has a document of its own.
PHOTOS = {"ar": Kind.PHOTO_AR, "ckb": Kind.PHOTO_CKB, "kmr": Kind.PHOTO_KMR}


@dataclass(frozen=True)
class Source:
    """The rows of a kind, with all that is read of them, and the texts of one per language.

    `languages` are those in which it can have words.
    """

    rows: Callable[[], QuerySet]
    texts: Callable[..., Mapping[str, Iterable[str]]]
    languages: Collection[str] = tuple(CODES)


def mark_of(kind: Kind) -> str:
    """The mark that every row of a kind has among its words."""
    return f"k{kind}"


def document(kind: Kind, row: object) -> Document:
    """The words of a row, whatever the languages they are in; `row` is of its kind's `rows`."""
    return _document(kind, row.pk, SOURCES[kind].texts(row))


def document_of_text(revision: Revision, captions: Iterable[str]) -> Document:
    """The words of a version by its latest text, whose gallery has these captions; no query."""
    version = revision.translation
    texts = {version.language: texts_of(revision, captions)}
    return _document(Kind.TEXT, version.pk, texts)


def _document(kind: Kind, number: int, texts: Mapping[str, Iterable[str]]) -> Document:
    read = [
        document_of(number, language, ((Field.ANYWHERE, text) for text in found if text))
        for language, found in texts.items()
    ]
    return Document(
        DeskEntry.number_of(kind, number),
        "",
        tuple(chain.from_iterable((*each.folded, BOUNDARY) for each in read)),
        tuple(dict.fromkeys([mark_of(kind), *chain.from_iterable(each.written for each in read)])),
    )


def texts_of(revision: Revision, captions: Iterable[str]) -> Iterator[str]:
    """A text as the desk finds it, its headline first."""
    yield from (revision.headline, revision.kicker, revision.standfirst)
    yield from (revision.lead_caption, revision.lead_alt)
    yield from captions
    yield to_plain(revision.body)


def _texts() -> QuerySet:
    rows = Translation.objects.exclude(latest_revision=None).select_related("latest_revision")
    return rows.prefetch_related("latest_revision__gallery_links")


def _of_text(row: Translation) -> Mapping[str, Iterable[str]]:
    latest = row.latest_revision
    return {row.language: texts_of(latest, [link.caption for link in latest.gallery_links.all()])}


def _of_story(row: Article) -> Mapping[str, Iterable[str]]:
    return {code: [row.slugline] for code in CODES}


def _of_photo(row: Photo, *, language: str) -> Mapping[str, Iterable[str]]:
    return {language: [row.word_in(word, language) for word in TRANSLATED_WORDS]}


def _of_tag(row: Tag) -> Mapping[str, Iterable[str]]:
    family = (row, *row.merged.all())
    return {code: [name for tag in family for name in tag_names(tag, code)] for code in CODES}


def _of_author(row: Author) -> Mapping[str, Iterable[str]]:
    return {code: [row.name_in(code)] for code in CODES}


def _tags() -> QuerySet:
    return Tag.objects.prefetch_related("spellings", "merged__spellings")


SOURCES = {
    Kind.TEXT: Source(_texts, _of_text),
    Kind.STORY: Source(lambda: Article.objects.all(), _of_story),
    **{
        kind: Source(lambda: Photo.objects.all(), partial(_of_photo, language=code), (code,))
        for code, kind in PHOTOS.items()
    },
    Kind.TAG: Source(_tags, _of_tag),
    Kind.AUTHOR: Source(lambda: Author.objects.all(), _of_author),
}
