"""Names across languages and scripts: every spelling of a tag finds what any of them finds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from django.db.models import F, Q, QuerySet

from articles.languages import CODES
from articles.models import Spelling, Tag
from articles.models.planned import Planned
from articles.models.prepared import Row, slots
from articles.text.skeleton import RELIABLE_LENGTH, skeleton
from articles.text.tokens import tokens

LONGEST_NAME = 5  # words
MOST_SPELLINGS = 30
SIZES = (1, 5, 15, 60)  # how many keys of a language are asked for at once; twelve words have 50


class Positioned(Protocol):
    """A word of a query."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Name:
    """A tag named in a query, from `start` to `end`, with all that it is called anywhere."""

    start: int
    end: int
    spellings: tuple[str, ...]

    def keys_in(self, language: str) -> tuple[tuple[str, ...], ...]:
        """The search keys of every spelling, as a text in this language would have them."""
        found = (_keys(text, language) for text in self.spellings)
        return tuple(dict.fromkeys(keys for keys in found if keys))


@dataclass(frozen=True)
class Proposal:
    """Another tag's name that may be the same name in another script."""

    tag: Tag
    text: str


def names_in(read: Mapping[str, Sequence[Positioned]]) -> list[Name]:
    """The tags named in a query, whose words `read` has per language; one query."""
    spans = {
        (language, key): span for language, terms in read.items() for key, span in _runs(terms)
    }
    by_tag = defaultdict(list)
    for tag, *row in _spellings_of_tags_with(spans) if spans else ():
        by_tag[tag].append(row)
    return [
        Name(*spans[language, key], _texts(names, (text for *_rest, text in rows)))
        for rows in by_tag.values()
        for *names, language, key, text in rows
        if (language, key) in spans
    ]


def protected(keys: Iterable[str], language: str) -> QuerySet:
    """Those of the search keys that are themselves a name, as the column `one`."""
    spellings = Spelling.objects.filter(language=language, key__in=list(keys))
    return spellings.values(one=F("key"))


def propose(tag: Tag) -> list[Proposal]:
    """Other tags that share a name's consonants with this one, for an editor to judge.

    Reads every tag. Names of fewer than four consonants are never proposed: too many words
    share theirs.
    """
    own = {key for text in _names(tag) if len(key := skeleton(text)) >= RELIABLE_LENGTH}
    if not own:
        return []
    others = Tag.objects.filter(merged_into=None).exclude(pk=tag.root_id)
    return [
        Proposal(other, text)
        for other in others.prefetch_related("spellings").iterator(chunk_size=500)
        for text in _names(other)
        if skeleton(text) in own
    ]


def _runs(terms: Sequence[Positioned]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The keys of up to five neighbouring words as a spelling has them, and where they stand."""
    for first in range(len(terms)):
        for last in range(first, min(first + LONGEST_NAME, len(terms))):
            key = "_".join(term.key for term in terms[first : last + 1])
            yield key, (terms[first].start, terms[last].end)


@lru_cache(maxsize=2000)
def _keys(text: str, language: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens(text, language))


def _spellings_of_tags_with(spans: Iterable[tuple[str, str]]) -> list[Row]:
    """Tag, its names, and the language, key and text of a spelling."""
    keys = defaultdict(list)
    for language, key in spans:
        keys[language].append(key)
    size = next(size for size in SIZES if size >= max(map(len, keys.values())))
    # The same key once more finds nothing more.
    values = {
        f"{code}{place}": key
        for code, wanted in keys.items()
        for place, key in enumerate([*wanted, *[wanted[0]] * (size - len(wanted))])
    }
    return _query(tuple(keys), size).rows(**values)


@lru_cache(maxsize=32)
def _query(languages: tuple[str, ...], size: int) -> Planned:
    def build() -> QuerySet:
        named = Q()
        for code in languages:
            named |= Q(language=code, key__in=slots(code, size))
        tags = Spelling.objects.filter(named).values("tag_id")
        found = Spelling.objects.filter(tag_id__in=tags)
        names = (f"tag__name_{code}" for code in CODES)
        return found.values_list("tag_id", *names, "language", "key", "text")

    return Planned(build)


def _all_spellings(tag: Tag, rows: Iterable[Spelling]) -> tuple[str, ...]:
    return _texts((tag.name_in(code) for code in CODES), (row.text for row in rows))


def _texts(names: Iterable[str | None], spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, [*names, *spellings])))[:MOST_SPELLINGS]


def _names(tag: Tag) -> tuple[str, ...]:
    return _all_spellings(tag, tag.spellings.all())
