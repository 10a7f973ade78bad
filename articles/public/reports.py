"""What readers write to the desk: that something in a story is wrong, and nothing of who says so.

No address of a reader is looked at: what limits the number of reports is how many came lately, of
the story and of its language.
"""

from datetime import timedelta
from enum import Enum
from hashlib import sha256

from django.utils import timezone

from articles.models import Publication, Report
from articles.text.characters import is_damaged, lines

SPAN = timedelta(hours=1)
PER_STORY, PER_LANGUAGE = 10, 60


class Outcome(Enum):
    FILED = "filed"
    EMPTY = "empty"
    DAMAGED = "damaged"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"


def file_report(shown: Publication, text: str) -> Outcome:
    """Keep what a reader says of what readers see; the same words again are kept already."""
    if is_damaged(text):
        return Outcome.DAMAGED
    text = lines(text).strip()
    if not text:
        return Outcome.EMPTY
    if len(text) > Report.MOST_LETTERS:
        return Outcome.TOO_LONG
    key = sha256(" ".join(text.split()).casefold().encode()).hexdigest()
    if Report.objects.filter(publication=shown, key=key).exists():
        return Outcome.FILED
    if _are_many(shown):
        return Outcome.TOO_MANY
    report = Report(
        translation_id=shown.translation_id,
        publication=shown,
        language=shown.language,
        key=key,
        text=text,
        created_at=timezone.now(),
    )
    # Sent twice at once, it is kept once.
    Report.objects.bulk_create([report], ignore_conflicts=True)
    return Outcome.FILED


def _are_many(shown: Publication) -> bool:
    lately = Report.objects.filter(created_at__gt=timezone.now() - SPAN, language=shown.language)
    stories = list(lately.values_list("translation_id", flat=True)[:PER_LANGUAGE])
    return len(stories) >= PER_LANGUAGE or stories.count(shown.translation_id) >= PER_STORY
