"""Who sits at the desk: a person's roles, read once per request."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest

from articles.languages import CODES
from articles.models import Article, DeskMember, Photo, Tag, Translation
from articles.models.article_querysets import ArticleQuerySet
from articles.models.notice import unread_of
from articles.models.photo_querysets import PhotoQuerySet
from articles.models.photo_words import languages_told
from articles.models.prepared import Prepared, Slot
from articles.models.tag_querysets import TagQuerySet
from articles.models.version_querysets import READERS, TranslationQuerySet
from articles.states import EDITORS, Move, Role
from articles.workflow.decisions import Decision, beginning, decide
from articles.workflow.texts.standing import VersionOfStory

from .proving import may_be_told_names


@dataclass(frozen=True)
class Desk:
    """A person with all their roles, as (language, role) pairs, and how much is unread.

    `hides_writers`: they may know who wrote, and are told once they have proven who they are.
    """

    person: AbstractBaseUser
    memberships: frozenset[tuple[str, Role]] = frozenset()
    writers_seen_in: frozenset[str] = frozenset()
    unread: int = 0
    hides_writers: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(role for _language, role in self.memberships)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.languages_of(*Role)

    @property
    def is_editorial(self) -> bool:
        """Whether the person edits or publishes in any language."""
        return bool(self.roles & set(EDITORS))

    @property
    def administers(self) -> bool:
        return self.person.is_active and self.person.is_superuser

    @property
    def roles_of_house(self) -> frozenset[tuple[str, Role]]:
        """All roles as verbs know them: an administrator's language is ""."""
        return self.memberships | ({("", Role.ADMINISTRATOR)} if self.administers else set())

    def roles_in(self, language: str) -> frozenset[Role]:
        return frozenset(role for code, role in self.memberships if code == language)

    def languages_of(self, *roles: Role) -> tuple[str, ...]:
        """The languages in which the person has any of these roles, in the usual order."""
        held = {language for language, role in self.memberships if role in roles}
        return tuple(code for code in CODES if code in held)

    def may_begin(self, move: Move, language: str) -> Decision:
        """The answer of `workflow.may_in_language`, without a query."""
        roles = self.roles_in(language)
        return decide(move, beginning(language, roles, is_active=self.person.is_active))

    def languages_to_begin(self, move: Move) -> tuple[str, ...]:
        return tuple(code for code in CODES if self.may_begin(move, code))

    def sees_writers(self, language: str) -> bool:
        return language in self.writers_seen_in

    def translations(self) -> TranslationQuerySet:
        """The language versions that the person may open."""
        return Translation.objects.all().readable_by(self.person.pk, self.memberships)

    def opens(self, version: VersionOfStory) -> bool:
        """Whether the person may open a version: the answer of `translations`, without a query."""
        is_theirs = any(
            code == version.language and role in READERS for code, role in self.memberships
        )
        return is_theirs or (bool(self.memberships) and version.is_own)

    def tags(self) -> TagQuerySet:
        """The tags that the person may know of; merged ones as well."""
        return Tag.objects.offered_to(self.person.pk, self.roles_of_house)

    def languages_told(self, photos: Collection[Photo]) -> dict[int, frozenset[str]]:
        """Number of each photo → the languages in which the person reads its words.

        One query at most: none for people with a role in every language, nor of photos that they
        have brought in.
        """
        if len(self.languages) == len(CODES):
            return {photo.pk: frozenset(CODES) for photo in photos}
        own = {p.pk: frozenset(CODES) for p in photos if p.uploaded_by_id == self.person.pk}
        others = [photo.pk for photo in photos if photo.pk not in own]
        if not others:
            return own
        return own | languages_told(others, self.person.pk, self.memberships)

    def photos_told_in(self, language: str) -> PhotoQuerySet:
        """Photos of which the person reads the words in a language."""
        return Photo.objects.told_in(language, self.person.pk, self.memberships)

    def is_near(self, photo: Photo) -> bool:
        """Whether a photo's source and licence, which are internal, are for this person."""
        return self.is_editorial or photo.uploaded_by_id == self.person.pk

    def translates(self) -> bool:
        """Whether the person may begin a translation in any language."""
        return bool(self.languages_to_begin(Move.TRANSLATE))

    def articles(self) -> ArticleQuerySet:
        """The stories of which the person may open a language version."""
        return Article.objects.all().readable_by(self.person.pk, self.memberships)


def desk_of(request: HttpRequest) -> Desk:
    """The desk of the person who asks; one query, the first time in a request."""
    if not hasattr(request, "_desk"):
        desk = _read(request.user)
        if desk.writers_seen_in and not may_be_told_names(request):
            desk = replace(desk, writers_seen_in=frozenset(), hides_writers=True)
        request._desk = desk
    return request._desk


def _read(person: AbstractBaseUser) -> Desk:
    if not person.is_authenticated:
        return Desk(person)
    *rows, (unread, *_none) = sorted(FACTS.values(person=person.pk), key=_is_of_notices)
    return Desk(
        person,
        frozenset((language, Role(role)) for language, role, _sees in rows),
        frozenset(language for language, _role, sees in rows if sees),
        int(unread),
    )


NOTICES = "notices"


def _is_of_notices(row: tuple[str, str, bool]) -> bool:
    return row[1] == NOTICES


def _facts() -> QuerySet:
    """The person's roles; and one more row, in which a number stands in place of the language."""
    roles = DeskMember.objects.order_by().filter(person_id=Slot("person"))
    person = get_user_model().objects.order_by().filter(pk=Slot("person"))
    unread = person.annotate(
        unread=Cast(unread_of(Slot("person")), CharField()),
        what=Value(NOTICES, output_field=CharField()),
        sees=Value(False),
    )
    return roles.values_list("language", "role", "sees_writers").union(
        unread.values_list("unread", "what", "sees"), all=True
    )


# One query for both: every page of the desk asks for them.
FACTS = Prepared(_facts)


def desk_of_anyone(memberships: frozenset[tuple[str, Role]]) -> Desk:
    """The desk of whoever has these roles, for queries with a slot for the `person`."""
    return Desk(get_user_model()(pk=Slot("person")), memberships)
