"""What must never be, as queries that find nothing; verbs and guards keep it so."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.states import Move, Status

from .comment import Comment
from .journal import JournalEntry
from .kill import Kill
from .publication import Approval, Publication
from .restored import made_by, worded_by
from .revision import Revision
from .translation import Translation

Rows = models.QuerySet
MAKING = (Move.CREATE, Move.TRANSLATE, Move.ADD_PAGE, Move.SAVE, Move.RESTORE)


@dataclass(frozen=True)
class Invariant:
    """`wrong` keeps of some rows those that break it; `what` says of such a row what is wrong."""

    model: type[models.Model]
    what: str
    wrong: Callable[[Rows], Rows]


def _entries(**conditions: object) -> Exists:
    return Exists(JournalEntry.objects.filter(**conditions))


def _overlapping(rows: Rows) -> Rows:
    others = Publication.objects.not_cancelled().filter(translation=OuterRef("translation"))
    ends_later = Q(visible_until__isnull=True) | Q(visible_until__gt=OuterRef("visible_from"))
    before = others.filter(ends_later, visible_from__lte=OuterRef("visible_from"))
    return rows.not_cancelled().filter(Exists(before.exclude(pk=OuterRef("pk"))))


def _approved_by_a_writer(rows: Rows) -> Rows:
    """By the rule of the guard, as it stood when the approval was given.

    A schedule that was cancelled since counted then, so that it counts here.
    """
    published = Publication.objects.filter(
        translation=OuterRef(OuterRef("translation")),
        created_at__lte=OuterRef(OuterRef("approval__created_at")),
        revision__number__lt=OuterRef(OuterRef("revision__number")),
    )
    latest = published.order_by().values("translation")
    since = Coalesce(Subquery(latest.annotate(n=Max("revision__number")).values("n")), 0)
    written = Revision.objects.filter(
        made_by(OuterRef("approval__approver"), Revision)
        | worded_by(OuterRef("approval__approver"), Revision),
        translation=OuterRef("translation"),
        only_repairs=False,
        number__lte=OuterRef("revision__number"),
        number__gt=since,
    )
    return rows.filter(Exists(written), approval__waived=False)


def _another_beginning(rows: Rows) -> Rows:
    return rows.once_visible().exclude(first_published_at=F("translation__first_published_at"))


def _killed(rows: Rows) -> Rows:
    """With a story, what is part of it."""
    standing = Kill.objects.filter(lifted_at=None)
    own = standing.filter(article=OuterRef("translation__article"))
    whole = standing.filter(article=OuterRef("translation__article__part_of"))
    return rows.ahead().filter(Exists(own) | Exists(whole))


def _ended_ahead(rows: Rows) -> Rows:
    """Only what takes its place ends a publication later than now."""
    after = Publication.objects.not_cancelled().filter(
        translation=OuterRef("translation"), visible_from=OuterRef("visible_until")
    )
    return rows.ahead().filter(~Exists(after), visible_until__isnull=False)


def _without_the_one_before(rows: Rows) -> Rows:
    before = Revision.objects.filter(
        translation=OuterRef("translation"), number=OuterRef("number") - 1
    )
    return rows.filter(~Exists(before), number__gt=1)


def _latest_is_not_last(rows: Rows) -> Rows:
    last = Revision.objects.filter(translation=OuterRef("pk")).order_by("-number").values("pk")
    return rows.exclude(latest_revision=Subquery(last[:1]))


def _not_as_last_moved(rows: Rows) -> Rows:
    moves = JournalEntry.objects.filter(translation=OuterRef("pk")).exclude(to_status="")
    return rows.exclude(status=Subquery(moves.order_by("-pk").values("to_status")[:1]))


NO_ENTRY = "stands in no entry of the journal"
INVARIANTS = (
    Invariant(Publication, "overlaps another of its version", _overlapping),
    Invariant(
        Publication,
        "is of a text of another version",
        lambda rows: rows.exclude(revision__translation=F("translation")),
    ),
    Invariant(
        Publication,
        "is of another language than its version",
        lambda rows: rows.exclude(language=F("translation__language")),
    ),
    Invariant(
        Publication,
        "its approval is of another text",
        lambda rows: rows.exclude(approval__revision=F("revision")),
    ),
    Invariant(Publication, "was approved by one of its writers", _approved_by_a_writer),
    Invariant(Publication, "began at another moment than its version says", _another_beginning),
    Invariant(Publication, "is to be seen though its story is killed", _killed),
    Invariant(Publication, "was taken away by a clock that was ahead", _ended_ahead),
    Invariant(
        Publication, NO_ENTRY, lambda rows: rows.filter(~_entries(publication=OuterRef("pk")))
    ),
    Invariant(Revision, "comes after one that is missing", _without_the_one_before),
    Invariant(
        Revision,
        NO_ENTRY,
        lambda rows: rows.filter(~_entries(revision=OuterRef("pk"), move__in=MAKING)),
    ),
    Invariant(
        Approval,
        NO_ENTRY,
        lambda rows: rows.filter(
            ~_entries(revision=OuterRef("revision"), actor=OuterRef("approver"), move=Move.APPROVE)
        ),
    ),
    Invariant(Translation, "its latest text is not the last", _latest_is_not_last),
    Invariant(
        Translation,
        "is approved, by an approval of another text",
        lambda rows: rows.filter(status=Status.APPROVED).exclude(
            approval__revision=F("latest_revision")
        ),
    ),
    Invariant(Translation, "stands otherwise than its last move left it", _not_as_last_moved),
    Invariant(
        JournalEntry,
        "speaks of a text or publication of another version",
        lambda rows: rows.filter(
            Q(revision__isnull=False) & ~Q(revision__translation=F("translation"))
            | Q(publication__isnull=False) & ~Q(publication__translation=F("translation"))
        ),
    ),
    Invariant(
        Comment,
        "is about a text of another version",
        lambda rows: rows.exclude(revision__translation=F("translation")),
    ),
    Invariant(
        Comment,
        "was taken as a text of another version, or of another wording",
        lambda rows: rows.filter(taken_as__isnull=False).exclude(
            taken_as__translation=F("translation"), taken_as__suggested_by=F("person")
        ),
    ),
    Invariant(
        Comment,
        "replies in a thread of another version, or to a reply",
        lambda rows: rows.filter(thread__isnull=False).exclude(
            thread__translation=F("translation"), thread__thread=None
        ),
    ),
    Invariant(
        Kill,
        NO_ENTRY,
        lambda rows: rows.filter(
            ~_entries(subject="story", subject_id=OuterRef("article"), move=Move.KILL)
        ),
    ),
)
