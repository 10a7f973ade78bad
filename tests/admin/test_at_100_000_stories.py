"""Every screen of the desk's work asks as little with 100,000 stories as with a hundred."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import workflow
from articles.languages import CODES
from articles.models import Article, Assignment, Translation
from articles.models.guards import lifted
from tests import make, many

from .boards.test_queues import EVERY, filled
from .costs import queries
from .pages import at_the_desk, screen
from .test_costs import written

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FEW, MANY = 100, 100_000
QUEUES = {f"/admin/queue/{name}/": 6 for name in EVERY}
BOARDS = {"/admin/": 10, "/admin/coverage/": 6, "/admin/articles/assignment/": 6}
BOARDS |= {"/admin/handover/": 9, "/admin/notices/": 6, "/admin/articles/translation/": 6}


def talked_about(people):
    """A text with comments, replies, a suggestion and a history, before an editor who reads it."""
    text = make.submitted(people)
    for number in range(8):
        said = workflow.comment(text, actor=people.salma, words=f"سؤال {number}؟", must=number == 1)
        workflow.reply(said.comment, actor=people.hevin, words="نعم")
    passage = workflow.Passage(part="headline")
    workflow.suggest(text, actor=people.salma, passage=passage, wording="عنوان آخر")
    workflow.claim_review(text, actor=people.hevin)
    return text


def planned(people):
    for number in range(20):
        by = timezone.now() + timedelta(hours=number + 1)
        workflow.assign(
            Assignment(language="kmr", what="Nûçe", person=people.azad, wanted_by=by),
            actor=people.berfin,
        )


def grow(people, stories):
    """That many more, some of them in every queue that few stand in by themselves."""
    first = Article.objects.order_by("-pk").values_list("pk", flat=True)[0] + many.FIRST
    each = stories // len(CODES) + 1
    for number, code in enumerate(CODES):
        many.fill(people, each, code, first=first + number * many.FIRST)
    copies = Translation.objects.filter(pk__gt=first)
    some = list(
        copies.filter(pk__lt=first + each).order_by("pk").values_list("pk", flat=True)[::50]
    )
    now = timezone.now()
    with lifted(connection):
        for part in (some[at : at + 500] for at in range(0, len(some), 500)):
            rows = Translation.objects.filter(pk__in=part)
            rows.update(wanted_by=now + timedelta(days=2), out_of_step_from=now)
            stories = rows.values("article")
            Article.objects.filter(pk__in=stories).update(
                flagged_since=now, risk_flags={"face": "وجه"}
            )
    many.analyze()


@pytest.mark.parametrize("name", ["zelal", "azad", "salma"])
def test_no_screen_asks_more_than_it_may_nor_more_at_any_size(people, name):
    filled(people)
    planned(people)
    text, versions = talked_about(people), written(people)
    writing = {screen(text): 12} if name != "azad" else {versions["kmr"]: 12}
    most = QUEUES | BOARDS | writing
    client = at_the_desk(getattr(people, name))
    most = {page: limit for page, limit in most.items() if client.get(page).status_code == 200}
    assert len(most) >= len(QUEUES) + 5
    grow(people, FEW)
    few = {page: len(queries(client, page)) for page in most}

    grow(people, MANY)

    assert Article.objects.count() > MANY
    at_size = {page: len(queries(client, page)) for page in most}
    assert at_size == few
    assert {page: count for page, count in few.items() if count > most[page]} == {}
