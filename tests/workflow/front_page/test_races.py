"""Two publishers at once, on real threads."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles.models import BreakingLine, FrontPage, Pin
from articles.workflow import Pinned, arrange_front_page, set_breaking_line
from tests import make
from tests.journal import journal_of
from tests.threads import at_once, won

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def last():
    return journal_of(FrontPage).values_list("pk", flat=True).first() or 0


def test_of_two_orders_over_one_screen_one_stands_whole(people):
    stories = [make.published(people) for _ in range(4)]
    orders = [[Pinned(story.pk) for story in pair] for pair in (stories[:2], stories[2:])]
    for _ in range(ROUNDS):
        arrange = partial(arrange_front_page, FrontPage.of("ar"), opened=last())
        results = at_once(
            partial(arrange, actor=people.hevin, pins=orders[0]),
            partial(arrange, actor=people.zelal, pins=orders[1]),
        )

        assert len(won(results)) == 1
        standing = list(Pin.objects.values_list("translation", flat=True))
        assert standing in [[pin.version for pin in order] for order in orders]
        arrange_front_page(FrontPage.of("ar"), actor=people.zelal, pins=[])


def test_of_two_lines_set_at_once_one_is_shown(people):
    until = timezone.now() + timedelta(hours=1)
    for _ in range(ROUNDS):
        set_line = partial(set_breaking_line, FrontPage.of("ar"), until=until)
        results = at_once(
            partial(set_line, actor=people.hevin, text="أولى"),
            partial(set_line, actor=people.zelal, text="ثانية"),
        )

        assert len(won(results)) == 2
        assert BreakingLine.objects.visible().count() == 1
