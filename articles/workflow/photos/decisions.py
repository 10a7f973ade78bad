"""Who may change a photo: whoever reads it in print decides, by the languages that see it.

`uses` is what `where_used` has answered, and `roles` are the person's, by language; whoever asks
about several changes hands them to all.
"""

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser

from articles.languages import CODES
from articles.models import DeskMember, Photo
from articles.states import Role
from articles.workflow import reasons
from articles.workflow.decisions import ALLOWED, Decision

from .uses import Uses, where_used

Roles = Collection[tuple[str, str]]

EDITORIAL = {Role.EDITOR, Role.PUBLISHER}


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
    roles = _roles(actor) if roles is None else roles
    if (problem := _closed(actor, photo)) is not None:
        return problem
    if not _is_near(actor, photo, roles):
        return Decision(False, "role", reasons.NOT_OWN_PHOTO)
    if not languages:
        return ALLOWED
    uses = where_used(photo) if uses is None else uses
    if not uses.seen_in & set(languages) <= _publishes(roles):
        return Decision(False, "live", reasons.LIVE_PHOTO)
    if uses.is_approved and not _is_editorial(roles):
        return Decision(False, "approved", reasons.APPROVED_PHOTO)
    return ALLOWED


def may_withdraw_photo(
    actor: AbstractBaseUser,
    photo: Photo,
    *,
    uses: Uses | None = None,
    roles: Roles | None = None,
) -> Decision:
    """Whether `actor` may take a photo from readers: any publisher, since it may be urgent.

    Where no reader sees it also any editor, and whoever brought the photo in.
    """
    roles = _roles(actor) if roles is None else roles
    if (problem := _closed(actor, photo)) is not None:
        return problem
    if photo.withdrawn_at:
        return Decision(False, "withdrawn", reasons.WITHDRAWN_ALREADY)
    if any(role == Role.PUBLISHER for _language, role in roles):
        return ALLOWED
    if not _is_near(actor, photo, roles):
        return Decision(False, "role", reasons.NOT_OWN_PHOTO)
    if (where_used(photo) if uses is None else uses).seen_in:
        return Decision(False, "live", reasons.NO_WITHDRAWAL)
    return ALLOWED


def may_show_photo_again(
    actor: AbstractBaseUser,
    photo: Photo,
    *,
    uses: Uses | None = None,
    roles: Roles | None = None,
) -> Decision:
    """Whether `actor` may show a withdrawn photo again: somebody may have asked for its absence.

    Any editor where no reader would see it, else only a publisher of each language in which they
    would; and these have its description and its credit.
    """
    roles = _roles(actor) if roles is None else roles
    if (problem := _closed(actor, photo)) is not None:
        return problem
    if not photo.withdrawn_at:
        return Decision(False, "not_withdrawn", reasons.NOT_WITHDRAWN)
    if not _is_editorial(roles):
        return Decision(False, "role", reasons.NO_SHOWING_AGAIN)
    seen_in = frozenset() if photo.replaced_by_id else (uses or where_used(photo)).seen_in
    if not seen_in <= _publishes(roles):
        return Decision(False, "live", reasons.LIVE_SHOWING_AGAIN)
    if not all(map(photo.is_described_in, seen_in)):
        return Decision(False, "undescribed", reasons.UNDESCRIBED_PHOTO)
    return ALLOWED


def may_remove_photo(
    actor: AbstractBaseUser,
    photo: Photo,
    *,
    uses: Uses | None = None,
    roles: Roles | None = None,
) -> Decision:
    """Whether `actor` may take a photo out of the library: only one that stands nowhere.

    Nor may anybody be writing a text with it, or a withdrawn text come back with it.
    """
    uses = where_used(photo) if uses is None else uses
    decision = may_change_photo(actor, photo, uses=uses, roles=roles)
    if decision and uses:
        return Decision(False, "used", reasons.PHOTO_IN_USE)
    return decision


def _roles(actor: AbstractBaseUser) -> set[tuple[str, str]]:
    members = DeskMember.objects.filter(person_id=actor.pk)
    return set(members.values_list("language", "role"))


def _closed(actor: AbstractBaseUser, photo: Photo) -> Decision | None:
    if not actor.is_active:
        return Decision(False, "inactive", reasons.INACTIVE)
    if photo.removed_at:
        return Decision(False, "removed", reasons.REMOVED_PHOTO)
    return None


def _is_near(actor: AbstractBaseUser, photo: Photo, roles: Roles) -> bool:
    """Editors of any language, and whoever brought it in and still has a role."""
    return _is_editorial(roles) or (bool(roles) and photo.uploaded_by_id == actor.pk)


def _publishes(roles: Roles) -> set[str]:
    return {language for language, role in roles if role == Role.PUBLISHER}


def _is_editorial(roles: Roles) -> bool:
    return any(role in EDITORIAL for _language, role in roles)
