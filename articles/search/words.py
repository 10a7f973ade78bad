"""What a publication is found by: its words, each marked with its form and its field.

A word stands in the index as `akey` (folded, anywhere), as `hkey`, `skey` or `tkey` too where it
is in the headline, the standfirst or the name of a tag or an author, and once more behind `e` as
it was written. Folded words keep the order of the text, so that names of several words are found
as phrases. `lckb` says that the text is Sorani: what is found is of one language before anything
else is read of it. `mckb202611` says in which month it first came out, `zckb` and `yckb` that it is
one of a sample and of a smaller one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from articles.models import Publication, Tag
from articles.text.fold import INVISIBLE_ENTITY
from articles.text.plain import to_plain
from articles.text.tokens import Token, tokens

# PostgreSQL takes no more than 1 MiB of words for one text.
MOST_WORDS = 10_000
MOST_BYTES = 400_000
LONGEST_WORD = 40
# One text of so many is in the sample by which common words are known, and one in the small one.
SAMPLE, SMALL_SAMPLE = 64, 1024
BOUNDARY = "·"  # stands between texts, so that no phrase runs from one into the next

_UNWRITTEN = re.compile("[ـ¬ʾʿ\u0307\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


class Field(StrEnum):
    """Where a word stands; the value is its mark."""

    ANYWHERE = "a"
    HEADLINE = "h"
    STANDFIRST = "s"
    TAGS = "t"


@dataclass(frozen=True)
class Document:
    """The marked words of one row: the folded ones in order, the others a set."""

    number: int
    language: str
    folded: tuple[str, ...]
    written: tuple[str, ...]


def folded(field: Field, key: str) -> str:
    """The mark of a search key in a field."""
    return f"{field}{key[:LONGEST_WORD]}"


def written(field: Field, word: str) -> str:
    """The mark of a word as written, from `as_written`, in a field."""
    return f"e{field}{word}"


@lru_cache(maxsize=20_000)
def as_written(word: str) -> str:
    """A word with its accents, hamzas and vowel marks, but in small letters and nothing unseen."""
    word = INVISIBLE_ENTITY.sub("", word) if "&" in word else word
    small = unicodedata.normalize("NFC", word.lower())
    return _UNWRITTEN.sub("", small)[:LONGEST_WORD]


def spoken(language: str) -> str:
    """The mark of every text in a language."""
    return f"l{language}"


def month_of(language: str, month: int) -> str:
    """The mark of the texts in a language that first came out in a month, counted from year 0."""
    return f"m{language}{month // 12:04}{month % 12 + 1:02}"


def sampled(language: str) -> str:
    """The mark of the texts in a language that are in the sample."""
    return f"z{language}"


def sparsely_sampled(language: str) -> str:
    """The mark of those that are in the small one too."""
    return f"y{language}"


def month_number(moment: datetime) -> int:
    moment = moment.astimezone(UTC)
    return moment.year * 12 + moment.month - 1


def document(publication: Publication) -> Document:
    """The words of a publication; its revision and tags are best fetched before."""
    number, language = publication.pk, publication.language
    marks = marks_beside(number, language, publication.first_published_at)
    return document_of(number, language, texts(publication), marks)


def marks_beside(number: int, language: str, first_published_at: datetime) -> list[str]:
    """The marks of a publication of that number beside those of its words."""
    marks = [month_of(language, month_number(first_published_at))]
    # As `0065` does it. Numbers that follow each other would be of one language each.
    chance = number * 2654435761 >> 16
    if chance % SAMPLE == 0:
        marks.append(sampled(language))
    if chance % SMALL_SAMPLE == 0:
        marks.append(sparsely_sampled(language))
    return marks


def document_of(
    number: int,
    language: str,
    named: Iterable[tuple[Field, str]],
    marks: Iterable[str] = (),
) -> Document:
    """The words of texts in one language, kept under a number; the weightiest text first."""
    read = [(field, tokens(text, language)) for field, text in named]
    return Document(
        number,
        language,
        tuple(_within_limits(_folded_marks(read))),
        tuple(_within_limits(dict.fromkeys([spoken(language), *marks, *_written_marks(read)]))),
    )


def texts(publication: Publication) -> Iterator[tuple[Field, str]]:
    """The texts that a publication is found by, the weightiest first."""
    revision = publication.revision
    yield Field.HEADLINE, revision.headline
    yield Field.STANDFIRST, revision.kicker
    yield Field.STANDFIRST, revision.standfirst
    for link in revision.tag_links.all():
        for name in tag_names(link.tag.merged_into or link.tag, publication.language):
            yield Field.TAGS, name
    for byline in publication.translation.article.byline_links.all():
        if byline.author.is_withheld:
            # Nobody is to find by it on which stories it stands.
            continue
        yield Field.TAGS, byline.author.name_in(publication.language)
    yield Field.ANYWHERE, revision.lead_caption
    yield Field.ANYWHERE, to_plain(revision.body)


def tag_names(tag: Tag, language: str) -> list[str]:
    """What a language calls a tag: its name there and its spellings, none twice."""
    spellings = [row.text for row in tag.spellings.all() if row.language == language]
    return list(dict.fromkeys(filter(None, [tag.name_in(language), *spellings])))


def _folded_marks(read: list[tuple[Field, list[Token]]]) -> Iterator[str]:
    for field, words in read:
        for position in _positions(field):
            yield from (folded(position, word.key) for word in words)
            yield BOUNDARY


def _written_marks(read: list[tuple[Field, list[Token]]]) -> Iterator[str]:
    for field, words in read:
        for position in _positions(field):
            yield from (written(position, as_written(word.text)) for word in words)


def _positions(field: Field) -> tuple[Field, ...]:
    return (field,) if field is Field.ANYWHERE else (field, Field.ANYWHERE)


def _within_limits(marks: Iterable[str]) -> Iterator[str]:
    size = 0
    for mark in islice(marks, MOST_WORDS):
        size += len(mark.encode())
        if size > MOST_BYTES:
            return
        yield mark
