"""Many people at once do what contradicts, over and over: each is told what they have done."""

import random
from collections import Counter
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import JournalEntry, Kill, Publication
from articles.states import Move, Status
from articles.workflow import Refused, StaleCopy
from tests import make
from tests.threads import at_once

from .dying import damages

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 12
THREADS = 8
HOUR = timezone.timedelta(hours=1)


def moves_on(number, people, draw):
    """What somebody might do with a text as they see it, by the move of the journal."""
    story = make.fresh(make.Translation(pk=number))
    seen = {"opened_revision": story.latest_revision_id}
    editor = draw.choice([people.salma, people.idris, people.hevin])
    publisher = draw.choice([people.zelal, people.hevin])
    verb = lambda name, who, **more: partial(getattr(workflow, name), story, actor=who, **more)  # noqa: E731
    return {
        Move.PUBLISH: verb("publish", publisher, **seen),
        Move.WITHDRAW: verb("withdraw", publisher, note="خطأ"),
        Move.REPUBLISH: verb("republish", publisher),
        Move.UNSCHEDULE: verb("unschedule", publisher),
        Move.APPROVE: verb("approve", editor, **seen),
        Move.SEND_BACK: verb("send_back", editor, note="لماذا؟", **seen),
        Move.SUBMIT: verb("submit", people.rojin, **seen),
        Move.TAKE_BACK: verb("take_back", people.rojin),
        "save": verb(
            "save_draft",
            people.rojin,
            content=make.content(headline=f"عنوان {draw.random()}"),
            **seen,
        ),
        "schedule": verb("publish", publisher, at=timezone.now() + HOUR, **seen),
        Move.KILL: partial(workflow.kill, story.article, actor=publisher, note="خطر"),
    }


OPPOSITE = [
    *[Move.PUBLISH, Move.WITHDRAW, Move.REPUBLISH, Move.UNSCHEDULE, Move.APPROVE] * 3,
    *[Move.SEND_BACK, Move.SUBMIT, Move.TAKE_BACK, "save", "schedule"] * 2,
    Move.KILL,
]


def moves_told():
    """A kill once, though it has an entry for each language that it took from readers as well."""
    each_language = JournalEntry.objects.filter(move=Move.KILL, translation__isnull=False)
    entries = JournalEntry.objects.exclude(pk__in=each_language)
    return Counter(entries.values_list("move", flat=True))


def test_whoever_was_told_that_it_was_done_has_done_it(people):
    stories = [make.approved(people).pk, make.published(people).pk, make.submitted(people).pk]
    told, before = Counter(), moves_told()

    def somebody(seed):
        draw, done = random.Random(seed), []
        for _time in range(ROUNDS):
            name = draw.choice(OPPOSITE)
            try:
                if moves_on(draw.choice(stories), people, draw)[name]():
                    done.append(name)
            except (Refused, StaleCopy):
                pass
        return done

    for done in at_once(*(partial(somebody, seed) for seed in range(THREADS))):
        assert not isinstance(done, Exception), done
        told.update(done)

    entries = moves_told() - before
    told[Move.PUBLISH] += told.pop("schedule", 0)
    told.pop("save", 0)
    assert {name: entries[name] for name in told} == dict(told)
    assert sum(told.values()) > len(stories)
    for number in stories:
        story = make.fresh(make.Translation(pk=number))
        assert story.publications.visible().count() <= 1
        assert (story.status == Status.APPROVED) == (story.approval_id is not None)
        if Kill.objects.filter(article=story.article_id, lifted_at=None).exists():
            assert not Publication.objects.ahead().of_story(story.article_id).exists()
    assert damages() == []
