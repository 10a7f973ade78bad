"""The texts of a version and what readers saw of each, as one person may know it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from articles.admin.desk import Desk
from articles.admin.history import A_WRITER
from articles.models import Publication, Revision, RevisionKind, Translation

SHOWN = 40


@dataclass(frozen=True)
class Seen:
    """From when until when readers saw a text; `is_coming` where its moment lies ahead."""

    since: datetime
    until: datetime | None
    is_coming: bool
    is_now: bool


@dataclass(frozen=True)
class Row:
    """A text; `before` is the number of the one that it was written over, 0 for none."""

    number: int
    who: str | Promise
    saved: datetime
    kind: str | Promise
    note: str
    restored: int | None
    before: int
    seen: list[Seen]


@dataclass(frozen=True)
class Rows:
    """One page of them; `next_before` asks for the older ones, 0 where there are none."""

    rows: list[Row]
    next_before: int


def texts_of(translation: Translation, desk: Desk, *, before: int | None) -> Rows:
    """The texts under the number `before`, or the newest, newest first; two queries."""
    texts = translation.revisions.select_related("writer").order_by("-number")
    texts = texts.defer("body", "writer__password")
    if before is not None:
        texts = texts.filter(number__lt=min(before, 2**31 - 1))
    page = list(texts[: SHOWN + 1])
    shown = page[:SHOWN]
    seen = _seen(translation, shown)
    sees = desk.sees_writers(translation.language)
    return Rows(
        [_row(text, seen[text.pk], _who(text, desk, sees=sees)) for text in shown],
        shown[-1].number if len(page) > SHOWN else 0,
    )


def _row(text: Revision, seen: list[Seen], who: str | Promise) -> Row:
    return Row(
        number=text.number,
        who=who,
        saved=text.created_at,
        kind=RevisionKind(text.kind).label,
        note=text.note,
        restored=text.restored_number,
        before=text.number - 1,
        seen=seen,
    )


def _who(text: Revision, desk: Desk, *, sees: bool) -> str | Promise:
    return str(text.writer) if sees or text.writer_id == desk.person.pk else A_WRITER


def _seen(translation: Translation, texts: list[Revision]) -> dict[int, list[Seen]]:
    """Number of a text → what readers saw of it, the latest first; one query."""
    found: dict[int, list[Seen]] = defaultdict(list)
    publications = Publication.objects.not_cancelled().filter(
        translation=translation, revision__in=[text.pk for text in texts]
    )
    for each in publications.order_by("-visible_from"):
        is_coming = each.visible_from > translation.read_at
        has_ended = each.visible_until is not None and each.visible_until <= translation.read_at
        seen = Seen(
            each.visible_from, each.visible_until, is_coming, not is_coming and not has_ended
        )
        found[each.revision_id].append(seen)
    return found
