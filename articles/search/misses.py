"""What readers looked for in vain, for editors: words, day and count; nothing of who asked."""

import logging
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from articles.models import SearchMiss
from articles.text.characters import line
from articles.text.fold import fold

from .index import database

MOST_A_DAY = 1000  # different ones, so that nobody can fill the table
KEPT_DAYS = 90
MOST_LETTERS_KEPT = 100
# What stands for bytes of another encoding: nobody looked for it.
UNREADABLE = "\N{REPLACEMENT CHARACTER}"

logger = logging.getLogger(__name__)


def record_miss(words: str, *, language: str) -> None:
    """Count a query that found nothing; `words` are those of its results.

    Gives up soon, and quietly, where the database is busy or can't be written to.
    """
    words = line(words)
    key = fold(words, language)[:MOST_LETTERS_KEPT]
    if not key or UNREADABLE in words:
        return
    try:
        with database().impatient(), transaction.atomic():
            _count(key, words[:MOST_LETTERS_KEPT], language, timezone.localdate())
    except DatabaseError:
        logger.warning("a search without result was not counted", exc_info=True)


def _count(key: str, words: str, language: str, today: date) -> None:
    of_today = SearchMiss.objects.filter(day=today)
    if of_today.filter(language=language, key=key).update(count=F("count") + 1):
        return
    already = of_today.count()
    if already >= MOST_A_DAY:
        return
    if not already:
        SearchMiss.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    miss = SearchMiss(language=language, key=key, text=words, day=today)
    SearchMiss.objects.bulk_create([miss], ignore_conflicts=True)
