"""Who is told of what: for each move one query for the rows that it leaves, the table of notices.

Never whoever made the move, nor an account that is closed, the system's, or without any role.
"""

from functools import lru_cache

from django.contrib.auth import get_user_model
from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from articles.languages import CODES
from articles.models import DeskMember, Notice, Revision, Translation, Wish
from articles.models.notice_querysets import overtaken_by, who_set
from articles.models.prepared import Prepared, Slot, slots
from articles.states import EDITORS, Move

from .wishes import USUAL

Kind, Way = Notice.Kind, Notice.Way

# What the rows hold, in the order of the columns of the queries.
COLUMNS = (
    *("person_id", "kind", "actor_id", "article_id", "translation_id"),
    *("anchor", "way", "created_at"),
)
TOLD = tuple(f"told_{column}" for column in COLUMNS)
# So many people one statement tells by name.
MOST_NAMED = 20


def _number(slot: str | Combinable | None) -> Cast:
    return Cast(Slot(slot) if isinstance(slot, str) else slot, BigIntegerField())


def _people() -> QuerySet:
    """Everybody who may be told, but for whoever did it."""
    roles = DeskMember.objects.filter(person=OuterRef("pk"))
    everybody = get_user_model()._default_manager.order_by()
    return everybody.filter(Exists(roles), is_active=True, is_system=False).exclude(
        pk=Slot("actor")
    )


def _told(
    people: QuerySet, kind: Kind, *, version: str | Combinable | None = "version"
) -> QuerySet:
    """What is told to these people, as rows, but for those who wish to hear nothing of it."""
    wish = Wish.objects.filter(person=OuterRef("pk"), kind=kind).values("way")
    usual = Value(USUAL[kind].value, output_field=CharField())
    columns = (
        F("pk"),
        Value(kind.value, output_field=CharField()),
        _number("actor"),
        _number("story"),
        version if isinstance(version, F) else _number(version),
        ExpressionWrapper(Slot("anchor"), CharField()),
        Coalesce(Subquery(wish), usual),
        ExpressionWrapper(Slot("moment"), DateTimeField()),
    )
    rows = people.annotate(**dict(zip(TOLD, columns, strict=True)))
    return rows.exclude(told_way=Way.NOTHING).values_list(*TOLD)


def _writers() -> QuerySet:
    """Whoever has written in the version."""
    return _people().filter(_wrote())


def _wrote() -> Q:
    texts = Revision.objects.order_by().filter(translation=Slot("version"))
    return Q(pk__in=texts.values("writer"))


def _writers_among(versions: Q, kind: Kind) -> QuerySet:
    """Whoever has written in some versions, once for each of them."""
    rows = _people().filter(versions)
    return _told(rows, kind, version=F("revisions__translation")).distinct()


def _editors(language: str | Combinable) -> QuerySet:
    members = DeskMember.objects.filter(person=OuterRef("pk"), language=language)
    return _people().filter(Exists(members.filter(role__in=EDITORS)))


def _editors_of_others(kind: Kind) -> list[QuerySet]:
    """The editors of each language in which the story has another version than this one."""
    others = Translation.objects.order_by().filter(article=Slot("story"))
    others = others.exclude(pk=Slot("version"))
    found = []
    for code in CODES:
        version = others.in_language(code)
        people = _editors(code).filter(Exists(version))
        found.append(_told(people, kind, version=Subquery(version.values("pk")[:1])))
    return found


def _sent_back() -> QuerySet:
    return _told(_writers(), Kind.SENT_BACK)


def _approved() -> QuerySet:
    return _told(_writers(), Kind.APPROVED)


def _to_review() -> QuerySet:
    return _told(_editors(Slot("language")), Kind.TO_REVIEW)


def _held() -> QuerySet:
    """Its writers, and whoever has scheduled it."""
    return _told(_people().filter(_wrote() | Q(pk=Slot("publisher"))), Kind.HELD)


def _withdrawn() -> QuerySet:
    """Its writers; and those of its translations, which are left without their source by it."""
    return _told(_writers(), Kind.WITHDRAWN).union(_overtaken(), all=True)


def _overtaken() -> QuerySet:
    alone = overtaken_by(Slot("version"), Slot("since"))
    return _writers_among(Q(revisions__translation__in=alone), Kind.SOURCE_CHANGED)


def _killed() -> QuerySet:
    """Whoever has written in any version or post of the story, and the editors of its languages."""
    story = Slot("story")
    own = Q(translation__article=story) | Q(translation__article__part_of=story)
    texts = Revision.objects.order_by().filter(own)
    versions = Translation.objects.order_by().filter(article=story)
    members = DeskMember.objects.filter(person=OuterRef("pk"), role__in=EDITORS)
    editors = Exists(members.filter(language__in=versions.values("language")))
    people = _people().filter(Q(pk__in=texts.values("writer")) | editors)
    return _told(people, Kind.WITHDRAWN, version=None)


def _flag_cleared() -> QuerySet:
    raised = _people().filter(pk=Subquery(who_set(Slot("story"), Slot("flag"))))
    return _told(raised, Kind.FLAG_CLEARED, version=None)


def _came_out() -> QuerySet:
    return _told(_writers(), Kind.PUBLISHED).union(_overtaken(), all=True)


def _corrected() -> QuerySet:
    """Its writers; and of each other version of the story the writers and the editors."""
    others = Q(revisions__translation__article=Slot("story"))
    others &= ~Q(revisions__translation=Slot("version"))
    followed = _writers_among(others, Kind.CORRECTION)
    written = _told(_writers(), Kind.PUBLISHED)
    return written.union(followed, *_editors_of_others(Kind.CORRECTION))


# What is done to a text.
OF_TEXTS: dict[Move, Prepared] = {
    Move.SUBMIT: Prepared(_to_review),
    Move.SEND_BACK: Prepared(_sent_back),
    Move.APPROVE: Prepared(_approved),
    Move.HOLD: Prepared(_held),
    Move.WITHDRAW: Prepared(_withdrawn),
}
# What is done to a whole story.
OF_STORIES: dict[Move, Prepared] = {
    Move.KILL: Prepared(_killed),
    Move.CLEAR_FLAG: Prepared(_flag_cleared),
}
# What readers see since a moment, by whether it corrects something or makes it clear.
OF_PUBLICATIONS: dict[bool, Prepared] = {False: Prepared(_came_out), True: Prepared(_corrected)}


@lru_cache
def named(kind: Kind) -> Prepared:
    """The rows for people who are named by their numbers; `slots` of MOST_NAMED."""
    return Prepared(lambda: _told(_people().filter(pk__in=slots("person", MOST_NAMED)), kind))
