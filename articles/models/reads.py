"""How often stories were read: numbers by the hour, and nothing of who read them."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from articles.languages import CHOICES

from .prepared import as_stored

ADD = """
    INSERT INTO {table} ({columns}, count) VALUES {rows}
    ON CONFLICT ({key}) DO UPDATE SET count = {table}.count + excluded.count
"""
# SQLite takes so many values in one statement, and more.
ROWS_AT_ONCE = 200


class Reads(models.Model):
    """How often a language version was read since it came out."""

    translation = models.OneToOneField(
        "Translation", on_delete=models.CASCADE, primary_key=True, related_name="reads"
    )
    count = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("reads of a story")
        verbose_name_plural = _("reads of stories")

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.count}"


class HourOfReads(models.Model):
    """How often a language version was read in the hour that begins at `hour`; of the last days."""

    translation = models.ForeignKey(
        "Translation", on_delete=models.CASCADE, related_name="hours_of_reads", db_index=False
    )
    language = models.CharField(max_length=3, choices=CHOICES)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("reads in an hour")
        verbose_name_plural = _("reads by the hour")
        constraints = [
            models.UniqueConstraint(fields=["translation", "hour"], name="reads_of_hour_once"),
        ]
        indexes = [models.Index(fields=["language", "hour"], name="reads_of_language")]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.hour}: {self.count}"


class MostRead(models.Model):
    """A language version at its place among the most read of a span, as a job has worked it out.

    It says nothing of what readers may see: they meet it through its publication's `visible()`.
    """

    class Span(models.IntegerChoices):
        """Hours."""

        DAY = 24
        WEEK = 168

    language = models.CharField(max_length=3, choices=CHOICES)
    span = models.PositiveSmallIntegerField(choices=Span)
    position = models.PositiveSmallIntegerField()
    translation = models.ForeignKey(
        "Translation", on_delete=models.CASCADE, related_name="most_read"
    )
    count = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("most read story")
        verbose_name_plural = _("most read stories")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "span", "position"], name="most_read_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.span} {self.position}: {self.translation_id}"


def add_reads(hours: Iterable[HourOfReads]) -> None:
    """Add to what was counted before; one of a version and hour.

    In an order of their own, so that two processes never wait for each other.
    """
    hours = sorted(hours, key=lambda each: (each.translation_id, each.hour))
    totals: Counter[int] = Counter()
    for each in hours:
        totals[each.translation_id] += each.count
    with transaction.atomic():
        _add(Reads, ("translation_id",), ("translation_id",), list(totals.items()))
        rows = [(h.translation_id, h.language, as_stored(h.hour), h.count) for h in hours]
        columns = ("translation_id", "language", "hour")
        _add(HourOfReads, columns, ("translation_id", "hour"), rows)


def _add(
    model: type[models.Model], columns: tuple[str, ...], key: tuple[str, ...], rows: list[tuple]
) -> None:
    marks = f"({', '.join(['%s'] * (len(columns) + 1))})"
    for first in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[first : first + ROWS_AT_ONCE]
        sql = ADD.format(
            table=model._meta.db_table,
            columns=", ".join(columns),
            key=", ".join(key),
            rows=", ".join([marks] * len(some)),
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in some for value in row])
