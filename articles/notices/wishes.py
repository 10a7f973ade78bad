"""How people hear of each kind of thing: the usual way, and what each has chosen instead."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Notice, Wish

Kind, Way = Notice.Kind, Notice.Way

# By mail at once what stops somebody's work or may do harm; by the digest what can wait.
USUAL: dict[Kind, Way] = {
    Kind.SENT_BACK: Way.AT_ONCE,
    Kind.APPROVED: Way.DESK,
    Kind.PUBLISHED: Way.DESK,
    Kind.HELD: Way.AT_ONCE,
    Kind.WITHDRAWN: Way.AT_ONCE,
    Kind.TO_REVIEW: Way.DIGEST,
    Kind.TAKEN_OVER: Way.DESK,
    Kind.SOURCE_CHANGED: Way.DIGEST,
    Kind.CORRECTION: Way.AT_ONCE,
    Kind.MENTIONED: Way.AT_ONCE,
    Kind.ANSWERED: Way.DESK,
    Kind.FLAG_CLEARED: Way.DESK,
}
# As they stand on the page on which people choose.
GROUPS: tuple[tuple[str | Promise, tuple[Kind, ...]], ...] = (
    (
        _("Texts that I have written in"),
        (Kind.SENT_BACK, Kind.APPROVED, Kind.PUBLISHED, Kind.HELD, Kind.WITHDRAWN),
    ),
    (_("Review"), (Kind.TO_REVIEW, Kind.TAKEN_OVER)),
    (_("Translations"), (Kind.SOURCE_CHANGED, Kind.CORRECTION)),
    (_("Comments and flags"), (Kind.MENTIONED, Kind.ANSWERED, Kind.FLAG_CLEARED)),
)


def ways_of(person_id: int) -> dict[Kind, Way]:
    """Each kind with the way in which the person hears of it; one query."""
    chosen = Wish.objects.filter(person_id=person_id).values_list("kind", "way")
    return USUAL | {Kind(kind): Way(way) for kind, way in chosen if kind in Kind.values}
