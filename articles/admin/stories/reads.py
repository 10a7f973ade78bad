"""How often the versions of a story were read, for its screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, Sum
from django.utils import timezone

from articles.languages import LANGUAGES, Language
from articles.models import MostRead, Reads


@dataclass(frozen=True)
class ReadCount:
    """Reads of one version: since it came out, and in the last days."""

    language: Language
    total: int
    week: int
    day: int


def reads_of(article_id: int, languages: Iterable[str]) -> list[ReadCount]:
    """Of the versions in these languages that were read at all; one query."""
    counted = Reads.objects.filter(
        translation__article=article_id, translation__language__in=languages
    )
    spans = {"week": _since(MostRead.Span.WEEK), "day": _since(MostRead.Span.DAY)}
    rows = counted.annotate(**spans).values_list("translation__language", "count", "week", "day")
    found = {language: (total, week or 0, day or 0) for language, total, week, day in rows}
    return [
        ReadCount(language, *found[code]) for code, language in LANGUAGES.items() if code in found
    ]


def _since(hours: int) -> Sum:
    begin = timezone.now() - timedelta(hours=hours)
    hour = "translation__hours_of_reads__hour__gt"
    return Sum("translation__hours_of_reads__count", filter=Q(**{hour: begin}))
