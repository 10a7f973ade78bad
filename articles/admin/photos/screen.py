"""What stands beside a photo's words: where it is used, what looks like it, what was done to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language

from articles import workflow
from articles.admin.desk import Desk, desk_of
from articles.admin.differences import Difference, differences_of
from articles.admin.envelope import new_token
from articles.admin.history import A_WRITER
from articles.admin.photo_facts import columns_untold, facts_for
from articles.languages import CODES, LANGUAGES
from articles.models import JournalEntry, Photo
from articles.states import Move, Subject

from .moves import PhotoButton, photo_buttons

SHOWN = 40
# Of these the note was written by a person; of the others it is the desk's own shorthand.
WITH_NOTES = {Move.WITHDRAW_PHOTO, Move.SHOW_PHOTO_AGAIN, Move.REPLACE_PHOTO, Move.REMOVE_PHOTO}


@dataclass(frozen=True)
class PhotoEntry:
    """One line of a photo's history."""

    logged: JournalEntry
    who: str | Promise
    note: str
    differences: list[Difference]


def beside(
    request: HttpRequest, photo: Photo, *, refused: PhotoButton | None = None
) -> dict[str, object]:
    """Everything of the photo's screen but the form; headlines only of texts one may read."""
    desk, spoken = desk_of(request), get_language() or ""
    language = spoken if spoken in LANGUAGES else CODES[0]
    uses = workflow.where_used(photo)
    readable = set(
        desk.translations()
        .filter(pk__in=[use.translation.pk for use in uses.versions])
        .values_list("pk", flat=True)
    )
    alike = workflow.similar_photos(photo)
    beside_it = [photo.replaced_by] if photo.replaced_by else []
    facts, *others = facts_for([photo, *alike, *beside_it], language, desk)
    return {
        "facts": facts,
        "buttons": photo_buttons(desk, photo, uses, refused=refused),
        "uses": [use for use in uses.versions if use.translation.pk in readable],
        "others": len(uses.versions) - len(readable),
        "is_logo": uses.is_logo,
        "typed": uses.typed,
        "alike": others[: len(alike)],
        "history": list(_history(photo, desk)),
        "replaced_by": others[-1] if photo.replaced_by else None,
        "token": new_token(),
        "opened": 0,
    }


def _history(photo: Photo, desk: Desk) -> Iterable[PhotoEntry]:
    """Who brought a photo in may be who wrote: a name is for those who may know."""
    entries = JournalEntry.objects.of(Subject.PHOTO, photo.pk).select_related("actor")
    untold = columns_untold(photo, desk)
    for entry in entries[:SHOWN]:
        is_known = entry.actor_id == desk.person.pk or bool(desk.writers_seen_in)
        note = entry.note if entry.move in WITH_NOTES else ""
        who = str(entry.actor) if is_known else A_WRITER
        yield PhotoEntry(entry, who, note, differences_of(entry, {}, untold=untold))
