"""How often the demo's stories were read: as if a town had."""

import random
from datetime import timedelta

from articles.models import HourOfReads, Publication
from articles.models.clock import database_now
from articles.models.reads import add_reads
from articles.workflow.most_read import work_out_most_read

# Most is read on the first day; a few stories go from hand to hand.
FIRST_HOUR, HALVED_IN = 240, 20
HOURS = 72


def read() -> None:
    """Count reads of what readers see, the same each time."""
    now = database_now().replace(minute=0, second=0, microsecond=0)
    live = Publication.objects.visible().listed().order_by("translation")
    add_reads(
        HourOfReads(
            translation_id=one.translation_id,
            language=one.language,
            hour=now - timedelta(hours=hour),
            count=count,
        )
        for place, one in enumerate(live)
        for hour in range(HOURS)
        if (count := _reads(place, now - timedelta(hours=hour) - one.first_published_at))
    )
    work_out_most_read.call()


def _reads(place: int, age: timedelta) -> int:
    hours = age / timedelta(hours=1)
    if hours < 0:
        return 0
    liked = random.Random(place).uniform(0.2, 1)  # noqa: S311
    return int(liked * FIRST_HOUR * 0.5 ** (hours / HALVED_IN))
