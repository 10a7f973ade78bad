from datetime import UTC, datetime, timedelta

import pytest

from newsroom.operations.backups.keeping import Rule

# A Sunday.
NEWEST = datetime(2026, 3, 1, 12, tzinfo=UTC)
NIGHTS = [NEWEST - timedelta(days=day) for day in range(400)]


def days_ago(rule, moments=NIGHTS):
    return sorted((NEWEST - moment).days for moment in rule.kept(moments))


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (Rule(0, 0, 0), [0]),
        (Rule(3, 0, 0), [0, 1, 2]),
        (Rule(0, 3, 0), [0, 7, 14]),
        (Rule(0, 0, 3), [0, 1, 29]),
        (Rule(2, 2, 2), [0, 1, 7]),
    ],
)
def test_each_day_week_and_month_keeps_its_newest(rule, kept):
    assert days_ago(rule) == kept


def test_all_of_the_last_day_stay():
    hours = [NEWEST - timedelta(hours=hour) for hour in range(60)]

    assert len(Rule(0, 0, 0).kept(hours)) == 24
    assert len(Rule(3, 0, 0).kept(hours)) == 24 + 1


def test_a_day_without_a_backup_takes_no_place():
    gaps = [NEWEST, NEWEST - timedelta(days=5), NEWEST - timedelta(days=50)]

    assert days_ago(Rule(3, 0, 0), gaps) == [0, 5, 50]


def test_nothing_of_nothing_is_kept():
    assert Rule(7, 4, 0).kept([]) == set()
