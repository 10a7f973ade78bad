"""Who is named in a comment by @ and the name they sign in with: people who can read the text."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from articles.models import DeskMember, Revision, Translation
from articles.states import ANY, AT_A_DESK, Move, rules_for
from articles.workflow.reading import sees_writers

MOST_NAMED = 20
# Who talks about every text of a language, by the table.
TALKERS = {
    role for rule in rules_for(Move.COMMENT) for role, scope in rule.who.items() if scope == ANY
}
# What Django lets people sign in with. An Arabic conjunction may stand before it, and no address.
HANDLE = re.compile(r"(?<![A-Za-z\d_@.+-])@([\w@.+-]{1,150})")
ENDS = "@.+-"


@dataclass(frozen=True)
class Named:
    """The people whom words name, and the names in them that are nobody's to be named."""

    people: tuple[AbstractBaseUser, ...] = ()
    unknown: tuple[str, ...] = ()


def handles_in(words: str) -> tuple[str, ...]:
    """The names in a comment, each once, as they were typed."""
    found = (match[1].rstrip(ENDS) for match in HANDLE.finditer(words))
    return tuple(dict.fromkeys(name for name in found if name))


def may_be_named(version: int | Combinable, language: str | Combinable) -> QuerySet:
    """People who read this version and work in the house, with `by_role`.

    That is false for those who read it only because they have written in it, and whose names are
    for whoever may know the writers.
    """
    members = DeskMember.objects.filter(person=OuterRef("pk"))
    talks = Exists(members.filter(language=language, role__in=TALKERS))
    written = Exists(Revision.objects.filter(translation=version, writer=OuterRef("pk")))
    people = get_user_model().objects.filter(is_active=True, is_system=False)
    works = Exists(members.filter(role__in=AT_A_DESK))
    return people.annotate(by_role=talks).filter(Q(by_role=True) | written & works)


def named_in(words: str, version: Translation, *, actor: AbstractBaseUser) -> Named:
    """Who is named; a name that is not for `actor` to know is as unknown as one of nobody.

    Two queries where there is a name.
    """
    handles = handles_in(words)
    if not handles:
        return Named()
    people = may_be_named(version.pk, version.language)
    if not sees_writers(actor, version.language):
        people = people.filter(by_role=True)
    found = people.filter(_called(handles)).exclude(pk=actor.pk).order_by("pk")[:MOST_NAMED]
    known = {person.username.lower() for person in found} | {actor.username.lower()}
    unknown = tuple(name for name in handles if name.lower() not in known)
    return Named(tuple(found), unknown)


def _called(handles: Iterable[str]) -> Q:
    called = Q()
    for name in handles:
        called |= Q(username__iexact=name)
    return called


def writers_among(people: Collection[int], article: int) -> frozenset[int]:
    """Which of these people have written in a story, or had a wording taken there; one query."""
    texts = Revision.objects.filter(translation__article=article)
    texts = texts.filter(Q(writer__in=people) | Q(suggested_by__in=people))
    both = {person for pair in texts.values_list("writer", "suggested_by") for person in pair}
    return frozenset(both.intersection(people))
