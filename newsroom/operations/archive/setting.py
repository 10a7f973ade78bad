"""What made-up stories stand on: accounts that cannot sign in, sections, authors and tags."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from random import Random

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from articles.languages import CODES
from articles.models import Article, Author, Section, Spelling, Tag
from articles.models.clock import database_now
from articles.search.desk import Kind, document, index_rows
from articles.search.words import Document, Field, tag_names
from articles.text import hashtags

from . import words
from .pages import Parts, parts
from .photos import photos
from .pieces import Marks, Pool, marks, often, pool
from .words import Words

SLUGLINE = "archive"


@dataclass(frozen=True)
class Choice:
    """Ids of which the first ones are chosen most."""

    numbers: tuple[int, ...]
    how_often: tuple[float, ...]

    def one(self, random: Random) -> int | None:
        """One of them, if there is any."""
        if not self.numbers:
            return None
        return random.choices(self.numbers, cum_weights=self.how_often)[0]


@dataclass(frozen=True)
class Names:
    """What tags and authors are found by in one language, by their ids."""

    tags: dict[int, list[tuple[Marks, Marks]]]
    authors: dict[int, tuple[Marks, Marks]]


@dataclass(frozen=True)
class Setting:
    """Everything that is there before the first story; ids where rows only point at it."""

    now: datetime
    writer: int
    editor: int
    publisher: int
    sections: Choice
    photos: Choice
    authors: tuple[int, ...]
    pools: dict[str, Pool]
    names: dict[str, Names]
    parts: dict[str, Parts]
    slugline: Document


def setting(random: Random) -> Setting:
    """Make what is missing; what an earlier run has made is used again."""
    # First, by itself: to make sizes takes seconds.
    pictures = _choice(photos())
    with transaction.atomic():
        return _setting(random, pictures)


def _setting(random: Random, pictures: Choice) -> Setting:
    for row in words.PLACES:
        _tag(row, Tag.Kind.PLACE)
    for row in words.TOPICS:
        _tag(row, Tag.Kind.TOPIC)
    authors = [
        _author({code: f"{first[code]} {last[code]}" for code in CODES})
        for first, last in product(words.FIRST_NAMES, words.LAST_NAMES)
    ]
    pools = {code: pool(code, random) for code in CODES}
    sections = _choice(_sections())
    tags = Tag.objects.filter(merged_into=None).prefetch_related("spellings")
    index_rows(Kind.TAG, Tag.objects.values_list("pk", flat=True))
    index_rows(Kind.AUTHOR, [author.pk for author in authors])
    return Setting(
        now=database_now(),
        writer=_account("archive-writer").pk,
        editor=_account("archive-editor").pk,
        publisher=_account("archive-publisher").pk,
        sections=sections,
        photos=pictures,
        authors=tuple(author.pk for author in authors),
        pools=pools,
        names={code: _names(code, authors, tags) for code in CODES},
        parts={code: parts(code, tags) for code in CODES},
        slugline=document(Kind.STORY, Article(pk=0, slugline=SLUGLINE)),
    )


def _choice(numbers: Iterable[int]) -> Choice:
    numbers = tuple(numbers)
    return Choice(numbers, tuple(often(len(numbers))))


def _names(language: str, authors: Iterable[Author], tags: Iterable[Tag]) -> Names:
    return Names(
        {
            tag.pk: [marks(Field.TAGS, name, language) for name in tag_names(tag, language)]
            for tag in tags
        },
        {author.pk: marks(Field.TAGS, author.name_in(language), language) for author in authors},
    )


def _account(username: str) -> AbstractBaseUser:
    account, _made = get_user_model().objects.get_or_create(
        username=username, defaults={"is_system": True, "password": make_password(None)}
    )
    return account


def _columns(row: Words) -> dict[str, str]:
    return {f"name_{code}": name for code, name in row.items()}


def _sections() -> tuple[int, ...]:
    """The newsroom's own sections if they have names in all languages, else made-up ones."""
    named = Section.objects.filter(is_active=True)
    for code in CODES:
        named = named.exclude(**{f"name_{code}": None})
    if not named:
        Section.objects.bulk_create(Section(**_columns(row)) for row in words.SECTIONS)
    return tuple(named.all().values_list("pk", flat=True))


def _author(row: Words) -> Author:
    columns = _columns(row)
    return Author.objects.filter(**columns).first() or Author.objects.create(**columns)


def _tag(row: Words, kind: str) -> None:
    """Let a hashtag of each language find one tag: one that has a name already, else a new one."""
    known = models.Q()
    for code, name in row.items():
        known |= models.Q(**{f"name_{code}": name})
    tag = Tag.objects.filter(known, merged_into=None).first()
    if tag is None:
        tag = Tag.objects.create(kind=kind, **_columns(row))
    for code, name in row.items():
        key = hashtags.key(name.replace(" ", "_"), code)
        spelling = {"tag": tag, "text": name}
        Spelling.objects.get_or_create(language=code, key=key, defaults=spelling)
