"""What made-up stories stand on: accounts that cannot sign in, sections, authors and tags."""

from dataclasses import dataclass
from itertools import product
from random import Random

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from articles.languages import CODES
from articles.models import Author, Section, Spelling, Tag
from articles.search.desk import Kind, index_rows
from articles.text import hashtags

from . import words
from .paragraphs import Pool, pool
from .words import Words


@dataclass(frozen=True)
class Setting:
    """Everything that is there before the first story; ids where rows only point at it."""

    writer: int
    editor: int
    publisher: int
    sections: tuple[int, ...]
    authors: tuple[int, ...]
    pools: dict[str, Pool]


@transaction.atomic
def setting(random: Random) -> Setting:
    """Make what is missing; what an earlier run has made is used again."""
    for row in words.PLACES:
        _tag(row, Tag.Kind.PLACE)
    for row in words.TOPICS:
        _tag(row, Tag.Kind.TOPIC)
    index_rows(Kind.TAG, Tag.objects.values_list("pk", flat=True))
    authors = (
        {code: f"{first[code]} {last[code]}" for code in CODES}
        for first, last in product(words.FIRST_NAMES, words.LAST_NAMES)
    )
    made = tuple(_author(row).pk for row in authors)
    index_rows(Kind.AUTHOR, made)
    return Setting(
        writer=_account("archive-writer").pk,
        editor=_account("archive-editor").pk,
        publisher=_account("archive-publisher").pk,
        sections=_sections(),
        authors=made,
        pools={code: pool(code, random) for code in CODES},
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
