"""Who may change a photo: whoever reads it in print decides, by the languages that see it.

`uses` is what `where_used` has answered, and `roles` are the person's, by language; whoever asks
about several changes hands them to all.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser

from articles.languages import CODES
from articles.models import Photo
from articles.models.photo_querysets import TRANSLATED_WORDS
from articles.models.photo_words import languages_told
from articles.states import Move, Role
from articles.workflow import reasons
from articles.workflow.decisions import (
    ALLOWED,
    Decision,
    decide,
    may_anywhere,
)
from articles.workflow.roles import roles_by_language

from .uses import Uses, where_used

Roles = Collection[tuple[str, str]]


@dataclass
class PhotoSituation:
    """What a decision about a photo rests on; where the photo is used is asked when it counts.

    `languages` are those whose readers would learn of the change.
    """

    actor: AbstractBaseUser
    photo: Photo
    memberships: Roles
    languages: Collection[str] = tuple(CODES)
    known_uses: Uses | None = None

    language = ""
    status = None

    @property
    def is_active(self) -> bool:
        return self.actor.is_active

    @property
    def is_own(self) -> bool:
        return self.photo.uploaded_by_id == self.actor.pk

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(role) for _language, role in self.memberships)

    @property
    def publishes_in(self) -> frozenset[str]:
        return frozenset(code for code, role in self.memberships if role == Role.PUBLISHER)

    @cached_property
    def uses(self) -> Uses:
        return where_used(self.photo) if self.known_uses is None else self.known_uses

    @property
    def is_removed(self) -> bool:
        return self.photo.removed_at is not None

    @property
    def is_withdrawn(self) -> bool:
        return self.photo.withdrawn_at is not None

    @property
    def seen_in(self) -> frozenset[str]:
        """Those of the languages in which readers see it, or would if it were shown again."""
        is_out_of_sight = self.is_withdrawn and self.photo.replaced_by_id
        if not self.languages or is_out_of_sight:
            return frozenset()
        return self.uses.seen_in & set(self.languages)

    @property
    def is_approved(self) -> bool:
        return bool(self.languages) and self.uses.is_approved

    @property
    def is_described(self) -> bool:
        return all(map(self.photo.is_described_in, self.seen_in))

    @property
    def is_used(self) -> bool:
        return bool(self.uses)


def may_add_photo(actor: AbstractBaseUser) -> Decision:
    """Whether `actor` may bring in a photo: anyone with a role at any desk; one query."""
    return may_anywhere(actor, Move.ADD_PHOTO)


def may_change_photo(
    actor: AbstractBaseUser,
    photo: Photo,
    *,
    languages: Collection[str] = tuple(CODES),
    uses: Uses | None = None,
    roles: Roles | None = None,
) -> Decision:
    """Whether `actor` may make a change of which readers of `languages` would learn.

    Where they see the photo, or are scheduled to, only a publisher of each of these languages;
    elsewhere any editor, and whoever brought the photo in until a text with it is approved. With no
    languages no text is asked for.
    """
    roles = roles_by_language(actor) if roles is None else roles
    return decide(Move.EDIT_PHOTO, PhotoSituation(actor, photo, roles, languages, uses))


def may_change_words(actor: AbstractBaseUser, photo: Photo, names: Collection[str]) -> Decision:
    """Whether `actor` may read what they are about to change; at most two queries.

    `names` are columns of Photo; those that are not words of one language are not judged here.
    """
    languages = {code for code in CODES for word in TRANSLATED_WORDS if f"{word}_{code}" in names}
    if not languages:
        return ALLOWED
    told = languages_told([photo.pk], actor.pk, roles_by_language(actor))[photo.pk]
    return ALLOWED if languages <= told else Decision(False, "unread", reasons.UNREAD_WORDS)


def may_withdraw_photo(
    actor: AbstractBaseUser, photo: Photo, *, uses: Uses | None = None, roles: Roles | None = None
) -> Decision:
    """Whether `actor` may take a photo from readers: any publisher, since it may be urgent.

    Where no reader sees it also any editor, and whoever brought the photo in.
    """
    return _decide(Move.WITHDRAW_PHOTO, actor, photo, uses, roles)


def may_show_photo_again(
    actor: AbstractBaseUser, photo: Photo, *, uses: Uses | None = None, roles: Roles | None = None
) -> Decision:
    """Whether `actor` may show a withdrawn photo again: somebody may have asked for its absence.

    Any editor where no reader would see it, else only a publisher of each language in which they
    would; and these have its description and its credit.
    """
    return _decide(Move.SHOW_PHOTO_AGAIN, actor, photo, uses, roles)


def may_remove_photo(
    actor: AbstractBaseUser, photo: Photo, *, uses: Uses | None = None, roles: Roles | None = None
) -> Decision:
    """Whether `actor` may take a photo out of the library: only one that stands nowhere.

    Nor may anybody be writing a text with it, or a withdrawn text come back with it.
    """
    return _decide(Move.REMOVE_PHOTO, actor, photo, uses, roles)


def _decide(
    move: Move, actor: AbstractBaseUser, photo: Photo, uses: Uses | None, roles: Roles | None
) -> Decision:
    roles = roles_by_language(actor) if roles is None else roles
    return decide(move, PhotoSituation(actor, photo, roles, known_uses=uses))
