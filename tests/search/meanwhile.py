"""Somebody else who acts, or tries to, in the middle of what a test does. Real threads."""

from collections.abc import Callable
from threading import Event
from types import SimpleNamespace

import pytest

from articles import workflow
from articles.models import Translation
from articles.search import index
from tests.threads import at_once

PATIENCE = 300  # seconds, so that a test that waits for ever fails; for an other whom nothing stops
MEANWHILE = 1.5  # seconds in which the other could act, were it let


class Other:
    """What the other waits for, and says once it is done."""

    def __init__(self) -> None:
        self.may_act, self.is_done = Event(), Event()
        self.meanwhile = MEANWHILE

    def after(self, act: Callable[[], object]) -> Callable[[], None]:
        """Runs `act` in the middle of what is tested."""

        def run() -> None:
            assert self.may_act.wait(PATIENCE)
            act()
            self.is_done.set()

        return run

    def has_its_chance(self) -> None:
        self.may_act.set()
        self.is_done.wait(self.meanwhile)


def no_faults(results: list[object]) -> None:
    assert [result for result in results if isinstance(result, Exception)] == []


def publish_while(
    people: SimpleNamespace,
    other: Other,
    monkeypatch: pytest.MonkeyPatch,
    story: Translation,
    act: Callable[[], object],
) -> None:
    """Publish, and let `act` be tried once the text is indexed but not yet published."""
    real = index._store

    def index_slowly(publications):
        real(publications)
        other.has_its_chance()

    def publish():
        workflow.publish(story, actor=people.zelal, opened_revision=story.latest_revision_id)

    monkeypatch.setattr(index, "_store", index_slowly)
    no_faults(at_once(publish, other.after(act)))
