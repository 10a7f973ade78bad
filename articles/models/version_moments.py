"""The moments that a language version carries of its publications, as they are worked out.

They say when, never whether: queries compare them with the database's clock, so that a schedule
begins and ends by itself. Neither depends on the time at which it is worked out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest, Least, Now

from articles.states import Move

# Of the publication that begins last, be it live, ended or yet to come, and of the one before it:
# what a reader sees at any moment from now on is one of the two, since no two overlap and a newer
# schedule takes the place of an older one.
PLACES = ("last", "before")
MOMENTS = (
    *(f"{place}_{what}" for place in PLACES for what in ("from", "until", "out")),
    "out_of_step_from",
)
COLUMNS = {"from": "visible_from", "until": "visible_until", "out": "revision"}


def worked_out(versions: type[models.Model]) -> dict[str, Combinable]:
    """Each column → what it is by the publications, for a query over `versions`."""
    publications = versions.publications.rel.related_model.objects.not_cancelled()
    latest = publications.filter(translation=OuterRef("pk")).order_by("-visible_from", "-pk")
    found: dict[str, Combinable] = {
        f"{place}_{what}": Subquery(latest.values(column)[number : number + 1])
        for number, place in enumerate(PLACES)
        for what, column in COLUMNS.items()
    }
    return {**found, "out_of_step_from": _out_of_step_from(versions)}


def _out_of_step_from(versions: type[models.Model]) -> Combinable:
    """Since when a version is out of step: overtaken by its source, or left without it.

    The earlier of both; a database may know no least of a moment and nothing.
    """
    overtaken, left_alone = _overtaken_from(versions), _left_alone_from(versions)
    return Coalesce(Least(overtaken, left_alone), overtaken, left_alone)


def _overtaken_from(versions: type[models.Model]) -> Subquery:
    """When a publication of the source that was not minor overtakes what the version follows.

    It follows the source text that its published text (before any publication: the latest one) was
    made from, or that somebody confirmed it still agrees with, whichever is newer.
    """
    publications = versions.publications.rel.related_model.objects.not_cancelled()
    revisions = versions.revisions.rel.related_model.objects.order_by()
    own = publications.filter(
        translation=OuterRef(OuterRef("pk")), revision__source_revision__isnull=False
    ).order_by("-visible_from", "-pk")
    latest = revisions.filter(pk=OuterRef(OuterRef("latest_revision")))
    confirmed = revisions.filter(pk=OuterRef(OuterRef("confirmed_source")))
    followed = Greatest(
        Coalesce(
            Subquery(own.values("revision__source_revision__number")[:1]),
            Subquery(latest.values("source_revision__number")[:1]),
            0,
        ),
        Coalesce(Subquery(confirmed.values("number")[:1]), 0),
    )
    newer = publications.filter(
        translation=OuterRef("source"), is_minor=False, revision__number__gt=followed
    )
    return Subquery(newer.order_by("visible_from").values("visible_from")[:1])


def _left_alone_from(versions: type[models.Model]) -> Subquery:
    """When readers were left without the source, which is to be answered like a newer text.

    That is answered by publishing a text that was written since and is more than a minor change, or
    by confirming the version since; and it is over once the source is shown again.
    """
    publications = versions.publications.rel.related_model.objects.not_cancelled()
    entries = versions.journal.rel.related_model.objects.order_by()
    later = publications.filter(
        translation=OuterRef("translation"), visible_from__gte=OuterRef("visible_until")
    ).order_by()
    version, ended = OuterRef(OuterRef("pk")), OuterRef("visible_until")
    changed = publications.filter(
        translation=version, is_minor=False, revision__created_at__gte=ended
    )
    confirmed = entries.filter(translation=version, move=Move.CONFIRM, created_at__gte=ended)
    gone = publications.filter(translation=OuterRef("source"), visible_until__isnull=False)
    gone = gone.exclude(Exists(later)).exclude(Exists(changed.order_by()))
    gone = gone.exclude(Exists(confirmed))
    return Subquery(gone.order_by("-visible_from", "-pk").values("visible_until")[:1])


@dataclass(frozen=True)
class Astray:
    """A moment of a version that is not what its publications say."""

    version: int
    column: str
    stored: object
    worked_out: object


def astray(versions: models.QuerySet) -> Iterator[Astray]:
    """What is wrong in the moments of these language versions; one query, read as it comes."""
    rows = versions.with_moments_worked_out().order_by("pk")
    for row in rows.values("pk", *MOMENTS, *(f"worked_{name}" for name in MOMENTS)).iterator():
        for name in MOMENTS:
            if row[name] != row[f"worked_{name}"]:
                yield Astray(row["pk"], name, row[name], row[f"worked_{name}"])


def is_live() -> Q:
    """Versions of which a publication is visible: `visible()`, by their own moments."""
    return _either(_has_begun, _goes_on)


def was_live() -> Q:
    """Versions of which a publication is or was visible."""
    return _either(_has_begun)


def is_scheduled() -> Q:
    """Versions of which a publication is to begin later."""
    return Q(last_from__gt=Now())


def latest_is_out() -> Q:
    """Versions of which the latest text is live or scheduled."""
    return _either(_is_latest, _goes_on)


def latest_is_live() -> Q:
    """Versions of which the latest text is live."""
    return _either(_is_latest, _has_begun, _goes_on)


def is_shown(text: str, *, through: str) -> Q:
    """Rows of which the text is visible: paths to it, and to the version that it is of.

    Without a look at publications, all of which PostgreSQL would read for a query over many texts.
    """
    found = Q()
    for place in PLACES:
        named = f"{through}__{place}"
        is_out = Q(**{f"{named}_out": models.F(text)})
        found |= is_out & _has_begun(named) & _goes_on(named)
    return found


# What the index of texts that wait for a publisher holds: it knows no time, and leaves out what is
# out without an end, which is nearly all that was ever approved.
MAY_BE_READY = Q(approval__isnull=False) & (
    Q(last_out__isnull=True)
    | Q(last_until__isnull=False)
    | Q(last_out__lt=models.F("latest_revision"))
    | Q(last_out__gt=models.F("latest_revision"))
)
# Published once, and the latest text is another than the last that was.
MAY_HAVE_CHANGED = Q(last_out__isnull=False) & (
    Q(last_out__lt=models.F("latest_revision")) | Q(last_out__gt=models.F("latest_revision"))
)


def _either(*conditions) -> Q:
    found = Q()
    for place in PLACES:
        every = Q()
        for condition in conditions:
            every &= condition(place)
        found |= every
    return found


def _has_begun(place: str) -> Q:
    return Q(**{f"{place}_from__lte": Now()})


def _goes_on(place: str) -> Q:
    """Whether its end lies ahead, if it has one."""
    ends_later = Q(**{f"{place}_until__isnull": True}) | Q(**{f"{place}_until__gt": Now()})
    return Q(**{f"{place}_from__isnull": False}) & ends_later


def _is_latest(place: str) -> Q:
    return Q(**{f"{place}_out": models.F("latest_revision")})
