"""Stories withdrawn and shown again at random while readers ask, and what they were given."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import connection

from articles import addresses, workflow
from articles.models import Translation
from tests.processes import PATIENCE

# Seconds after which nobody is given what was withdrawn.
WITHIN = 1
BETWEEN = 0.05
LOOKS = 6
PAUSE = 0.01

# A path → what is answered: the status and the text.
Ask = Callable[[str], tuple[int, str]]


@dataclass
class Withdrawal:
    """When it was stored, and until when readers may surely not see the story."""

    story: int
    stored: float
    ends: float = float("inf")

    def covers(self, answer: "Answer") -> bool:
        return answer.begun >= self.stored + WITHIN and answer.ended < self.ends


@dataclass(frozen=True)
class Answer:
    """Which stories a page showed that was asked for between two moments."""

    begun: float
    ended: float
    asked: frozenset[int]
    shown: frozenset[int]


@dataclass
class Rounds:
    """What has happened: withdrawals, and the answers meanwhile."""

    withdrawals: list[Withdrawal] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    faults: list[object] = field(default_factory=list)

    def seen_too_late(self) -> list[tuple[Withdrawal, Answer]]:
        return [
            (withdrawal, answer)
            for withdrawal in self.withdrawals
            for answer in self.answers
            if withdrawal.story in answer.shown and withdrawal.covers(answer)
        ]

    def was_looked_behind(self, withdrawal: Withdrawal) -> bool:
        """Whether every reader or so has asked for the story, a second and more later."""
        found = 0
        for answer in reversed(self.answers):
            if answer.ended < withdrawal.stored + WITHIN or found == LOOKS:
                break
            found += withdrawal.story in answer.asked and withdrawal.covers(answer)
        return found == LOOKS


def withdraw_at_random(
    people: object, stories: Sequence[Translation], readers: Sequence[Ask], *, rounds: int
) -> Rounds:
    """Withdraw one after the other, showing each again after a while; every reader is a thread."""
    seen, stop = Rounds(), threading.Event()
    threads = [
        threading.Thread(target=_read_on, args=(ask, stories, seen, stop)) for ask in readers
    ]
    for thread in threads:
        thread.start()
    try:
        _withdraw(people, {story.pk: story for story in stories}, seen, rounds)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    return seen


def _withdraw(people: object, live: dict[int, Translation], seen: Rounds, rounds: int) -> None:
    gone: list[tuple[Translation, Withdrawal]] = []
    end = time.monotonic() + PATIENCE
    while len(seen.withdrawals) < rounds or gone:
        assert time.monotonic() < end, "the readers no longer ask"
        if len(seen.withdrawals) < rounds and live:
            story = live.pop(random.choice(list(live)))
            workflow.withdraw(story, actor=people.zelal, note="مراجعة")
            withdrawal = Withdrawal(story.article_id, time.monotonic())
            seen.withdrawals.append(withdrawal)
            gone.append((story, withdrawal))
        while gone and seen.was_looked_behind(gone[0][1]):
            story, withdrawal = gone.pop(0)
            withdrawal.ends = time.monotonic()
            workflow.republish(story, actor=people.zelal)
            live[story.pk] = story
        time.sleep(BETWEEN)


def _read_on(ask: Ask, stories: Sequence[Translation], seen: Rounds, stop: threading.Event) -> None:
    pages = {
        addresses.story("ar", story.article_id, story.slug): {story.article_id} for story in stories
    }
    everywhere = frozenset(story.article_id for story in stories)
    pages |= dict.fromkeys(("/ar/", addresses.feed("ar", "json")), everywhere)
    while not stop.wait(PAUSE):
        path = random.choice(list(pages))
        begun = time.monotonic()
        status, text = ask(path)
        ended = time.monotonic()
        shown = (number for number in pages[path] if status == 200 and f"/ar/{number}/" in text)
        seen.answers.append(Answer(begun, ended, frozenset(pages[path]), frozenset(shown)))
        if status not in (200, 410):
            seen.faults.append((path, status))
    connection.close()
