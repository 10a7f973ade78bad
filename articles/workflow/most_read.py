"""Which stories were read most, worked out by the job queue every few minutes."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet, Sum
from django_tasks import task

from articles.languages import CODES
from articles.models import HourOfReads, MostRead, Publication
from articles.models.clock import database_now

PAUSE = timedelta(minutes=5)
# More than are shown, since some may be withdrawn before they are worked out anew.
MOST = 12
# Hours that no span reaches are forgotten.
KEPT = timedelta(days=8)


def is_anything_due() -> bool:
    """Whether they are to be worked out again; two queries."""
    made = MostRead.objects.aggregate(made=Max("made_at"))["made"]
    if made is None:
        return HourOfReads.objects.exists()
    return database_now() - made >= PAUSE


@task()
def work_out_most_read() -> int:
    """The job; how many places were given. Done again it gives the same."""
    now, given = database_now(), 0
    for language in CODES:
        HourOfReads.objects.filter(language=language, hour__lt=now - KEPT).delete()
        given += sum(_work_out(language, span, now) for span in MostRead.Span)
    return given


@transaction.atomic
def _work_out(language: str, span: int, now: datetime) -> int:
    """In the order of the places, so that two workers never wait for each other."""
    places = [
        MostRead(
            language=language,
            span=span,
            position=position,
            translation_id=version,
            count=count,
            made_at=now,
        )
        for position, (version, count) in enumerate(_most_read(language, span, now))
    ]
    MostRead.objects.bulk_create(
        places,
        update_conflicts=True,
        unique_fields=["language", "span", "position"],
        update_fields=["translation", "count", "made_at"],
    )
    of_span = MostRead.objects.filter(language=language, span=span)
    of_span.filter(position__gte=len(places)).delete()
    return len(places)


def _most_read(language: str, span: int, now: datetime) -> QuerySet:
    """Versions that readers see with their reads of these hours, the most first."""
    shown = Publication.objects.visible().filter(translation=OuterRef("translation"))
    hours = HourOfReads.objects.filter(language=language, hour__gt=now - timedelta(hours=span))
    counted = hours.values("translation").annotate(reads=Sum("count")).filter(Exists(shown))
    return counted.order_by("-reads", "-translation").values_list("translation", "reads")[:MOST]
