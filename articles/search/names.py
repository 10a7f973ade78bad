"""Names across languages and scripts: every spelling of a tag finds what any of them finds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from articles.languages import CODES
from articles.models import Spelling, Tag
from articles.text.skeleton import RELIABLE_LENGTH, skeleton
from articles.text.tokens import tokens

LONGEST_NAME = 5  # words
MOST_SPELLINGS = 30


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
        found = (tuple(token.key for token in tokens(text, language)) for text in self.spellings)
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
    if not spans:
        return []
    by_tag = defaultdict(list)
    for spelling in _spellings_of_tags_with(spans):
        by_tag[spelling.tag].append(spelling)
    return [
        Name(*spans[row.language, row.key], _all_spellings(tag, rows))
        for tag, rows in by_tag.items()
        for row in rows
        if (row.language, row.key) in spans
    ]


def protected(keys: Iterable[str], language: str) -> set[str]:
    """Those of the search keys that are themselves a name; one query."""
    spellings = Spelling.objects.filter(language=language, key__in=list(keys))
    return set(spellings.values_list("key", flat=True))


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


def _spellings_of_tags_with(spans: Iterable[tuple[str, str]]) -> Iterable[Spelling]:
    keys = defaultdict(list)
    for language, key in spans:
        keys[language].append(key)
    named = Q()
    for language, wanted in keys.items():
        named |= Q(language=language, key__in=wanted)
    tags = Spelling.objects.filter(named).values("tag_id")
    return Spelling.objects.filter(tag_id__in=tags).select_related("tag")


def _all_spellings(tag: Tag, rows: Iterable[Spelling]) -> tuple[str, ...]:
    names = [tag.name_in(code) for code in CODES]
    texts = dict.fromkeys(filter(None, [*names, *(row.text for row in rows)]))
    return tuple(texts)[:MOST_SPELLINGS]


def _names(tag: Tag) -> tuple[str, ...]:
    return _all_spellings(tag, tag.spellings.all())
